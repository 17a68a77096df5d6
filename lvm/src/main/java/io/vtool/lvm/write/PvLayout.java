package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.DiskArea;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies on a PV that is to be made.
 *
 * @param areas the metadata areas
 * @param bootloader room for a boot loader, of no size if there is none
 * @param dataStart where the extents start, in bytes
 * @param dataEnd the first byte behind what extents may use
 */
record PvLayout(PvPlan plan, LvmId id, List<DiskArea> areas, DiskArea bootloader, long dataStart, long dataEnd) {
    /** Extents and second metadata areas start at multiples of this many bytes unless told otherwise. */
    static final long ALIGNMENT = 1 << 20;

    static final long SECTOR = 512;
    private static final long FIRST_AREA = 4096;
    private static final long AREA_SIZE = ALIGNMENT - FIRST_AREA;
    private static final int MOST_AREAS = 2;

    static PvLayout of(PvPlan plan, LvmId id) throws PlanException {
        long size = plan.target().size() / SECTOR * SECTOR;
        check(plan, size);
        long alignment = plan.room().alignment() == 0 ? ALIGNMENT : plan.room().alignment();
        long area = Math.max(plan.metadataSize(), AREA_SIZE);
        long end = size;
        List<DiskArea> areas = new ArrayList<>();
        long start = up(plan.metadataCopies() > 0 ? FIRST_AREA + area : FIRST_AREA, alignment)
                + plan.room().offset();
        if (plan.metadataCopies() > 0) {
            areas.add(new DiskArea(FIRST_AREA, start - FIRST_AREA));
        }
        DiskArea bootloader = new DiskArea(0, 0);
        if (plan.room().bootloader() > 0) {
            long behind = up(start + plan.room().bootloader(), alignment)
                    + plan.room().offset();
            bootloader = new DiskArea(start, behind - start);
            start = behind;
        }
        if (plan.metadataCopies() == MOST_AREAS) {
            end = (size - area) / alignment * alignment;
            areas.add(new DiskArea(end, size - end));
        }
        if (end <= start) {
            throw new PlanException(PlanException.Kind.SPACE, plan.device(), "the device is too small for a PV");
        }
        return new PvLayout(plan, id, List.copyOf(areas), bootloader, start, end);
    }

    private static void check(PvPlan plan, long size) throws PlanException {
        if (plan.metadataCopies() < 0 || plan.metadataCopies() > MOST_AREAS) {
            throw new PlanException(PlanException.Kind.VALUE, plan.device(), "a PV has 0, 1 or 2 metadata areas");
        }
        if (plan.metadataSize() < 0 || plan.metadataSize() > plan.target().size()) {
            throw new PlanException(
                    PlanException.Kind.SPACE, plan.device(), "the device is smaller than its metadata area");
        }
        PvPlan.Room room = plan.room();
        boolean whole = room.alignment() % SECTOR == 0 && room.offset() % SECTOR == 0;
        if (!whole || room.alignment() < 0 || room.offset() < 0 || room.bootloader() < 0) {
            throw new PlanException(
                    PlanException.Kind.VALUE, plan.device(), "the start of the data is no multiple of a sector");
        }
        if (room.alignment() > size || room.offset() > size || room.bootloader() > size) {
            throw new PlanException(
                    PlanException.Kind.SPACE, plan.device(), "the device is smaller than the place of its data");
        }
    }

    long deviceSectors() {
        return plan.target().size() / SECTOR;
    }

    private static long up(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
