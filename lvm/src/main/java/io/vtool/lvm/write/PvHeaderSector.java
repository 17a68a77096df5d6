package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.LvmChecksum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sector with the label and the PV header, being repaired: what is not known stays as it is. */
public final class PvHeaderSector {
    private static final int SECTOR = 512;
    private static final int NUMBER_OFFSET = 8;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CHECKED_OFFSET = 20;
    private static final int TYPE_OFFSET = 24;
    private static final int HEADER_OFFSET = 32;
    private static final int EXTENSION_VERSION = 2;
    private static final int USED = 1;

    private final byte[] bytes;
    private final ByteBuffer buffer;

    /** A sector of 512 bytes as it is on the device; it is changed. */
    public PvHeaderSector(byte[] bytes) {
        if (bytes.length != SECTOR) {
            throw new IllegalArgumentException("a label's sector has 512 bytes, not " + bytes.length);
        }
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes as they are now. */
    public byte[] bytes() {
        return bytes;
    }

    /** The PV's identifier, or null if there is none that could be one. */
    public @Nullable LvmId id() {
        return LvmId.read(bytes, HEADER_OFFSET);
    }

    /**
     * Makes the label right.
     *
     * @param sector the number of the sector
     * @return the checksum
     */
    public long label(long sector) {
        System.arraycopy("LABELONE".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, NUMBER_OFFSET);
        buffer.putLong(NUMBER_OFFSET, sector);
        buffer.putInt(CHECKED_OFFSET, HEADER_OFFSET);
        System.arraycopy("LVM2 001".getBytes(StandardCharsets.US_ASCII), 0, bytes, TYPE_OFFSET, Long.BYTES);
        long checksum = LvmChecksum.of(bytes, CHECKED_OFFSET, SECTOR - CHECKED_OFFSET);
        buffer.putInt(CHECKSUM_OFFSET, (int) checksum);
        return checksum;
    }

    /**
     * Writes the PV header of a PV that a group uses, and the label.
     *
     * @param deviceSize in bytes
     * @param dataOffset where the first extent is, in bytes
     * @param areas the metadata areas
     * @return the checksum
     */
    public long pv(long sector, LvmId id, long deviceSize, long dataOffset, List<DiskArea> areas) {
        buffer.position(HEADER_OFFSET);
        buffer.put(id.bare().getBytes(StandardCharsets.US_ASCII)).putLong(deviceSize);
        put(new DiskArea(dataOffset, 0));
        put(new DiskArea(0, 0));
        for (DiskArea area : areas) {
            put(area);
        }
        put(new DiskArea(0, 0));
        buffer.putInt(EXTENSION_VERSION).putInt(USED);
        put(new DiskArea(0, 0));
        return label(sector);
    }

    private void put(DiskArea area) {
        buffer.putLong(area.offset()).putLong(area.size());
    }
}
