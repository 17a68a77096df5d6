package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.DiskArea;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies on a PV that is to be made.
 *
 * @param areas the metadata areas
 * @param dataStart where the extents start, in bytes
 * @param dataEnd the first byte behind what extents may use
 */
record PvLayout(PvPlan plan, LvmId id, List<DiskArea> areas, long dataStart, long dataEnd) {
    /** Extents and second metadata areas start at multiples of this many bytes. */
    static final long ALIGNMENT = 1 << 20;

    static final long SECTOR = 512;
    private static final long FIRST_AREA = 4096;
    private static final long AREA_SIZE = ALIGNMENT - FIRST_AREA;
    private static final int MOST_AREAS = 2;

    static PvLayout of(PvPlan plan, LvmId id) throws PlanException {
        if (plan.metadataCopies() < 0 || plan.metadataCopies() > MOST_AREAS) {
            throw new PlanException(PlanException.Kind.VALUE, plan.device(), "a PV has 0, 1 or 2 metadata areas");
        }
        if (plan.metadataSize() < 0 || plan.metadataSize() > plan.target().size()) {
            throw new PlanException(
                    PlanException.Kind.SPACE, plan.device(), "the device is smaller than its metadata area");
        }
        long size = plan.target().size() / SECTOR * SECTOR;
        long start = ALIGNMENT;
        long end = size;
        List<DiskArea> areas = new ArrayList<>();
        if (plan.metadataCopies() > 0) {
            start = up(FIRST_AREA + Math.max(plan.metadataSize(), AREA_SIZE));
            areas.add(new DiskArea(FIRST_AREA, start - FIRST_AREA));
        }
        if (plan.metadataCopies() == MOST_AREAS) {
            end = (size - Math.max(plan.metadataSize(), AREA_SIZE)) / ALIGNMENT * ALIGNMENT;
            areas.add(new DiskArea(end, size - end));
        }
        if (end <= start) {
            throw new PlanException(PlanException.Kind.SPACE, plan.device(), "the device is too small for a PV");
        }
        return new PvLayout(plan, id, List.copyOf(areas), start, end);
    }

    long deviceSectors() {
        return plan.target().size() / SECTOR;
    }

    private static long up(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
