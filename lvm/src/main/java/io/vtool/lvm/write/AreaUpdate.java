package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes of a PV that is there already: the next text in an area, an area without text, the mark of use in its header. */
public final class AreaUpdate {
    private static final int SECTOR = 512;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CHECKED_OFFSET = 20;
    private static final int AREA_SIZE = 16;
    private static final int EXTENSION_VERSION = 2;
    private static final int USED = 1;

    private AreaUpdate() {}

    /**
     * Writes a text behind the one an area has, then the header that tells of it.
     *
     * @param text without the NUL that ends it
     * @throws IOException if the device does not take it, or the text is too large
     */
    public static void write(BlockTarget target, MetadataArea area, byte[] text) throws IOException {
        if (text.length + 1 > MetadataRing.room(area.area())) {
            throw new IOException("the metadata needs " + (text.length + 1) + " bytes and the area takes "
                    + MetadataRing.room(area.area()));
        }
        MetadataHeader header = area.header();
        MetadataRing ring = new MetadataRing(target, area.area(), false);
        if (header != null && header.committed() != null) {
            ring.follow(header.first());
        }
        ring.commit(text);
        ring.close();
    }

    /**
     * Makes an area anew, with a text at its start and no other.
     *
     * @param text with the NUL that ends it
     */
    public static void only(BlockTarget target, DiskArea area, byte[] text) throws IOException {
        MetadataRing ring = new MetadataRing(target, area, false);
        ring.commit(Arrays.copyOf(text, text.length - 1));
        ring.close();
    }

    /** Leaves an area without a text. */
    public static void clear(BlockTarget target, DiskArea area) throws IOException {
        new MetadataRing(target, area, false).close();
    }

    /**
     * Marks a PV as used by a group or not, in an extension of the present version.
     *
     * @param sector the sector of 512 bytes that the label is in
     * @param header where the PV header starts in it
     */
    public static void mark(BlockSource source, BlockTarget target, int sector, int header, boolean used)
            throws IOException {
        byte[] bytes = new byte[SECTOR];
        long place = (long) sector * SECTOR;
        if (source.read(place, bytes, 0, SECTOR) < SECTOR) {
            throw new IOException("the label cannot be read");
        }
        ByteBuffer label = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = behindAreas(label, behindAreas(label, header + LvmId.LENGTH + Long.BYTES));
        if (at > SECTOR - Long.BYTES) {
            throw new IOException("the PV header leaves no room for its extension");
        }
        label.putInt(at, EXTENSION_VERSION);
        label.putInt(at + Integer.BYTES, used ? USED : 0);
        label.putInt(CHECKSUM_OFFSET, (int) LvmChecksum.of(bytes, CHECKED_OFFSET, SECTOR - CHECKED_OFFSET));
        target.write(place, bytes, 0, SECTOR);
    }

    private static int behindAreas(ByteBuffer label, int start) {
        int at = start;
        while (at <= SECTOR - AREA_SIZE && label.getLong(at) != 0) {
            at += AREA_SIZE;
        }
        return at + AREA_SIZE;
    }
}
