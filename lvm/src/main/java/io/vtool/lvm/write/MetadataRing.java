package io.vtool.lvm.write;

import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** A metadata area being written: each text starts at the next sector behind the one before and wraps where the area ends. */
final class MetadataRing {
    private static final byte[] MAGIC = HexFormat.of().parseHex("204c564d3220785b35412572304e2a3e");
    private static final int MAGIC_OFFSET = 4;
    private static final int SECTOR = 512;
    private static final int VERSION = 1;
    private static final int IGNORED = 1;

    private final BlockTarget target;
    private final DiskArea area;
    private final boolean ignored;
    private long offset;
    private long size;
    private long checksum;

    MetadataRing(BlockTarget target, DiskArea area, boolean ignored) {
        this.target = target;
        this.area = area;
        this.ignored = ignored;
    }

    /** Says which text was committed last. */
    void follow(RawLocation last) {
        offset = last.offset();
        size = last.size();
    }

    /** The largest text, with its NUL, that lvm2 lets into an area of this size. */
    static long room(DiskArea area) {
        return (area.size() - MetadataHeader.SIZE) / 2 - SECTOR;
    }

    /** Puts a text into the ring and makes it the committed one; in an ignored area nothing is written. */
    void commit(byte[] text) throws IOException {
        if (ignored) {
            return;
        }
        byte[] whole = new byte[text.length + 1];
        System.arraycopy(text, 0, whole, 0, text.length);
        offset = next();
        size = whole.length;
        checksum = LvmChecksum.of(whole, 0, whole.length);
        int beforeEnd = (int) Math.min(whole.length, area.size() - offset);
        target.write(area.offset() + offset, whole, 0, beforeEnd);
        if (beforeEnd < whole.length) {
            target.write(area.offset() + MetadataHeader.SIZE, whole, beforeEnd, whole.length - beforeEnd);
        }
    }

    /** Writes the header, which tells where the committed text is. */
    void close() throws IOException {
        byte[] bytes = new byte[MetadataHeader.SIZE];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC_OFFSET);
        out.put(MAGIC).putInt(VERSION).putLong(area.offset()).putLong(area.size());
        out.putLong(offset).putLong(size).putInt((int) checksum).putInt(ignored ? IGNORED : 0);
        out.putInt(0, (int) LvmChecksum.of(bytes, MAGIC_OFFSET, bytes.length - MAGIC_OFFSET));
        target.write(area.offset(), bytes, 0, bytes.length);
    }

    private long next() {
        if (offset == 0) {
            return MetadataHeader.SIZE;
        }
        long end = (offset + size + SECTOR - 1) / SECTOR * SECTOR;
        return end < area.size() ? end : end - area.size() + MetadataHeader.SIZE;
    }
}
