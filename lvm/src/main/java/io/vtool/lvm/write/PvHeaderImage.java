package io.vtool.lvm.write;

import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.LvmChecksum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The label and PV header in sector 1, and zeroes in the three other sectors a label could be in. */
final class PvHeaderImage {
    private static final int SECTOR = 512;
    private static final int SECTORS = 4;
    private static final int LABEL_SECTOR = 1;
    private static final int LABEL_SIZE = 32;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CHECKED_OFFSET = 20;
    private static final int EXTENSION_VERSION = 2;
    private static final int USED = 1;

    private PvHeaderImage() {}

    static void write(PvLayout pv, boolean used) throws IOException {
        byte[] bytes = new byte[SECTORS * SECTOR];
        int start = LABEL_SECTOR * SECTOR;
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(start);
        out.put("LABELONE".getBytes(StandardCharsets.US_ASCII));
        out.putLong(LABEL_SECTOR).putInt(0).putInt(LABEL_SIZE);
        out.put("LVM2 001".getBytes(StandardCharsets.US_ASCII));
        out.put(pv.id().bare().getBytes(StandardCharsets.US_ASCII));
        out.putLong(pv.deviceSectors() * SECTOR);
        area(out, new DiskArea(pv.dataStart(), 0));
        area(out, new DiskArea(0, 0));
        for (DiskArea area : pv.areas()) {
            area(out, area);
        }
        area(out, new DiskArea(0, 0));
        out.putInt(EXTENSION_VERSION).putInt(used ? USED : 0);
        if (pv.bootloader().size() > 0) {
            area(out, pv.bootloader());
        }
        long checksum = LvmChecksum.of(bytes, start + CHECKED_OFFSET, SECTOR - CHECKED_OFFSET);
        out.putInt(start + CHECKSUM_OFFSET, (int) checksum);
        pv.plan().target().write(0, bytes, 0, bytes.length);
    }

    private static void area(ByteBuffer out, DiskArea area) {
        out.putLong(area.offset()).putLong(area.size());
    }
}
