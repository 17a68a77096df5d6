package io.vtool.lvm.write;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes VDO pools and the one volume that each of them has. */
final class VdoMaker {
    private static final String SETTINGS = "vdo-settings.tsv";
    private static final long HEADER_SECTORS = 1024;
    private static final String SLAB = "slab_size_mb";
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_SLAB = 128;

    private final GroupDraft group;
    private final Map<String, VolumePlan> open = new HashMap<>();

    VdoMaker(GroupDraft group) {
        this.group = group;
    }

    /** A pool is as large as it is asked to be; what is in it comes with its volume. */
    void pool(VolumePlan volume) throws PlanException {
        long extents = group.extents(volume);
        VolumeDraft top = group.addVisible(volume);
        group.addHidden(volume.name() + "_vdata").striped(group.free().linear(volume.name(), extents), 0);
        segment(volume, top, extents, extents);
        open.put(volume.name(), volume);
    }

    void volume(VolumePlan volume) throws PlanException {
        VolumePlan pool = group.planOf(volume.pool(), volume, VolumeType.VDO_POOL);
        if (open.remove(pool.name()) == null) {
            throw new PlanException(
                    PlanException.Kind.REFERENCE, volume.name(), pool.name() + " has its volume already");
        }
        long extents = group.extents(volume);
        VolumeDraft top = group.draftOf(pool);
        long physical = top.extents();
        top.clear();
        segment(pool, top, physical, extents);
        group.addVisible(volume)
                .segment(extents, "vdo", Setting.of("vdo_pool", pool.name()), Setting.of("vdo_offset", 0));
    }

    private void segment(VolumePlan pool, VolumeDraft top, long extents, long virtual) {
        List<ConfigNode> settings = new ArrayList<>();
        settings.add(Setting.of("data", pool.name() + "_vdata"));
        settings.add(Setting.of("header_size", HEADER_SECTORS));
        settings.add(Setting.of("virtual_extents", virtual));
        for (List<String> row : FactTable.rows(VdoMaker.class, SETTINGS)) {
            long value = Long.parseLong(row.get(1));
            boolean slab = row.get(0).equals(SLAB);
            settings.add(Setting.of(row.get(0), slab ? slab(value, extents * group.extentSize()) : value));
        }
        top.segment(extents, "vdo-pool", settings.toArray(new ConfigNode[0]));
    }

    /** Slabs are halved until several fit. */
    private static long slab(long usual, long bytes) {
        long slab = usual;
        while (slab > LEAST_SLAB && slab * 2 * MEBIBYTE > bytes) {
            slab /= 2;
        }
        return slab;
    }
}
