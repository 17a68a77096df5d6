package io.vtool.lvm.disk;

import io.vtool.lvm.LvmId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Disk images for tests: a label, a PV header, and metadata areas with texts at chosen places. */
public final class ImageBuilder {
    public static final int AREA = 4096;
    public static final int AREA_SIZE = 64 << 10;

    private final ByteBuffer bytes;
    private int labelSector = 1;

    public ImageBuilder(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    public ImageBuilder sector(int sector) {
        labelSector = sector;
        return this;
    }

    /** Areas are pairs of offset and size. */
    public ImageBuilder label(LvmId id, boolean used, long... areas) {
        int start = labelSector * 512;
        bytes.put(start, "LABELONE".getBytes(StandardCharsets.US_ASCII));
        bytes.putLong(start + 8, labelSector).putInt(start + 20, 32);
        bytes.put(start + 24, "LVM2 001".getBytes(StandardCharsets.US_ASCII));
        bytes.put(start + 32, id.bare().getBytes(StandardCharsets.US_ASCII));
        bytes.position(start + 64);
        bytes.putLong(bytes.capacity()).putLong(1 << 20).putLong(0).putLong(0).putLong(0);
        for (long number : areas) {
            bytes.putLong(number);
        }
        bytes.putLong(0).putLong(0).putInt(2).putInt(used ? 1 : 0);
        return sealLabel();
    }

    public ImageBuilder sealLabel() {
        int start = labelSector * 512;
        bytes.putInt(start + 16, (int) LvmChecksum.of(bytes.array(), start + 20, 492));
        return this;
    }

    public ImageBuilder area(int area, int size) {
        bytes.put(area + 4, new byte[] {0x20, 0x4c, 0x56, 0x4d, 0x32, 0x20, 0x78, 0x5b});
        bytes.put(area + 12, new byte[] {0x35, 0x41, 0x25, 0x72, 0x30, 0x4e, 0x2a, 0x3e});
        bytes.putInt(area + 20, 1).putLong(area + 24, area).putLong(area + 32, size);
        return sealArea(area);
    }

    public ImageBuilder sealArea(int area) {
        bytes.putInt(area, (int) LvmChecksum.of(bytes.array(), area + 4, 508));
        return this;
    }

    /** Puts a text with its NUL into an area's ring and points a slot to it. */
    public ImageBuilder text(int area, int slot, int offset, String text) {
        byte[] whole = (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
        int size = (int) bytes.getLong(area + 32);
        for (int i = 0; i < whole.length; i++) {
            int at = offset + i;
            bytes.put(area + (at < size ? at : at - size + 512), whole[i]);
        }
        int checksum = (int) LvmChecksum.of(whole, 0, whole.length);
        return location(area, slot, offset, whole.length, checksum, 0);
    }

    public ImageBuilder location(int area, int slot, long offset, long size, int checksum, int flags) {
        int at = area + 40 + 24 * slot;
        bytes.putLong(at, offset)
                .putLong(at + 8, size)
                .putInt(at + 16, checksum)
                .putInt(at + 20, flags);
        return sealArea(area);
    }

    public byte[] bytes() {
        return bytes.array();
    }

    public BlockSource source(String name) {
        return new MemoryBlockSource(name, bytes.array(), 512);
    }
}
