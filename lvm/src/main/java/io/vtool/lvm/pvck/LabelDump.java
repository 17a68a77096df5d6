package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import java.util.ArrayList;
import java.util.List;

/** The label and the PV header: printed field by field, and checked. */
final class LabelDump {
    private static final int SECTOR = 512;
    private static final int SECTOR_OFFSET = 8;
    private static final int CHECKSUM_OFFSET = 16;
    private static final int CHECKED_OFFSET = 20;
    private static final int HEADER_OFFSET_OFFSET = 20;
    private static final int TYPE_OFFSET = 24;
    private static final int HEADER = 32;
    private static final int DEVICE_SIZE_OFFSET = HEADER + LvmId.LENGTH;
    private static final int AREAS_OFFSET = HEADER + 40;
    private static final int AREA_SIZE = 16;
    private static final String ID = "LABELONE";
    private static final String TYPE = "LVM2 001";

    private final LvmRun run;
    private final BlockSource source;
    private final long place;
    private final boolean print;
    private boolean good = true;
    private int at;

    private LabelDump(LvmRun run, BlockSource source, long labelSector, boolean print) {
        this.run = run;
        this.source = source;
        this.place = labelSector * SECTOR;
        this.print = print;
    }

    static Areas read(LvmRun run, BlockSource source, long labelSector, boolean print) {
        return new LabelDump(run, source, labelSector, print).read();
    }

    private Areas read() {
        RawBytes bytes = RawBytes.read(run, source, place, SECTOR);
        if (bytes == null) {
            run.print("CHECK: failed to read label_header at " + place);
            return new Areas(false, false, List.of());
        }
        boolean label = label(bytes);
        header(bytes);
        at = AREAS_OFFSET;
        areas(bytes, "pv_header.disk_locn", 0, "location of data area");
        int data = (at - AREAS_OFFSET) / AREA_SIZE;
        List<DiskArea> metadata = areas(bytes, "pv_header.disk_locn", data, "location of metadata area");
        field("pv_header_extension at " + (place + at));
        field("pv_header_extension.version " + bytes.u32(at));
        field("pv_header_extension.flags " + bytes.u32(at + Integer.BYTES));
        at += Long.BYTES;
        areas(bytes, "pv_header_extension.disk_locn", 0, "bootloader area");
        return new Areas(good, label, metadata);
    }

    private boolean label(RawBytes bytes) {
        field("label_header at " + place);
        field("label_header.id " + bytes.characters(0, ID.length()));
        field("label_header.sector " + Long.toUnsignedString(bytes.u64(SECTOR_OFFSET)));
        field("label_header.crc 0x" + Long.toHexString(bytes.u32(CHECKSUM_OFFSET)));
        field("label_header.offset " + bytes.u32(HEADER_OFFSET_OFFSET));
        field("label_header.type " + bytes.characters(TYPE_OFFSET, TYPE.length()));
        boolean id = bytes.has(ID, 0);
        boolean type = bytes.has(TYPE, TYPE_OFFSET);
        long checksum = bytes.checksum(CHECKED_OFFSET, SECTOR - CHECKED_OFFSET);
        check(id, "label_header.id expected " + ID);
        check(bytes.u64(SECTOR_OFFSET) == place / SECTOR, "label_header.sector expected " + place / SECTOR);
        check(checksum == bytes.u32(CHECKSUM_OFFSET), "label_header.crc expected 0x" + Long.toHexString(checksum));
        check(bytes.u32(HEADER_OFFSET_OFFSET) == HEADER, "label_header.offset expected " + HEADER);
        check(type, "label_header.type expected " + TYPE);
        return id && type;
    }

    private void header(RawBytes bytes) {
        field("pv_header at " + (place + HEADER));
        field("pv_header.pv_uuid " + bytes.characters(HEADER, LvmId.LENGTH));
        field("pv_header.device_size " + Long.toUnsignedString(bytes.u64(DEVICE_SIZE_OFFSET)));
        check(identifier(bytes), "pv_header.pv_uuid invalid format");
    }

    /**
     * Whether lvm2 reads an identifier here: it passes over dashes and reads on to the first zero, so that a size of the device
     * that is no multiple of 256 counts as further characters.
     */
    private static boolean identifier(RawBytes bytes) {
        String text = bytes.text(HEADER, SECTOR - HEADER);
        int end = text.indexOf('\0');
        return LvmId.parse(end < 0 ? text : text.substring(0, end)) != null;
    }

    /** Areas up to the one without an offset, or to the end of the sector. */
    private List<DiskArea> areas(RawBytes bytes, String name, int first, String what) {
        List<DiskArea> areas = new ArrayList<>();
        boolean metadata = what.endsWith("metadata area");
        int index = first;
        while (at < SECTOR) {
            DiskArea area = new DiskArea(bytes.u64(at), bytes.u64(at + Long.BYTES));
            boolean last = area.offset() == 0;
            String entry = name + "[" + index + "]";
            field(entry + " at " + (place + at) + " # " + (last ? "location list end" : what));
            field(entry + ".offset " + Long.toUnsignedString(area.offset()));
            field(entry + ".size " + Long.toUnsignedString(area.size()));
            at += AREA_SIZE;
            index++;
            if (last) {
                return areas;
            }
            if (metadata && areas.isEmpty() && !expected(area.offset())) {
                run.print("WARNING: " + entry + ".offset " + Long.toUnsignedString(area.offset())
                        + " is unexpected # for first mda");
            }
            areas.add(area);
        }
        return areas;
    }

    /** The first area starts behind one page of the machine that made it. */
    private static boolean expected(long offset) {
        return offset == 4096 || offset == 8192 || offset == 65536;
    }

    private void field(String text) {
        if (print) {
            run.print(text);
        }
    }

    private void check(boolean right, String text) {
        if (!right) {
            run.print("CHECK: " + text);
            good = false;
        }
    }
}
