package io.vtool.lvm.thin;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The fills of a group's thin pools and volumes, from what the pools keep on disk. */
public final class OfflineFills {
    private static final double HUNDRED = 100;

    private OfflineFills() {}

    /**
     * The fills by group and volume joined with a slash.
     *
     * @param devices by name
     * @param troubles receives what could not be read, by the same names; a pool that was never activated has nothing to read
     */
    public static Map<String, Fill> of(
            GroupState group, Map<String, BlockSource> devices, Map<String, String> troubles) {
        Map<String, Fill> fills = new HashMap<>();
        for (Volume volume : group.volumes()) {
            VolumeSegment first = volume.is(VolumeFlag.THIN_POOL) ? volume.first() : null;
            Volume metadata = first == null ? null : first.metadata();
            if (metadata == null) {
                continue;
            }
            String name = group.name() + "/" + volume.name();
            try {
                ThinUsage usage = ThinMetadata.read(VolumeSource.of(metadata, devices));
                fills.put(
                        name,
                        new Fill(
                                name,
                                "thin-pool",
                                percent(usage.usedData(), usage.totalData()),
                                percent(usage.usedMetadata(), usage.totalMetadata()),
                                "metadata"));
                volumes(group, volume, usage, fills);
            } catch (IOException e) {
                troubles.put(name, String.valueOf(e.getMessage()));
            }
        }
        return fills;
    }

    private static void volumes(GroupState group, Volume pool, ThinUsage usage, Map<String, Fill> fills) {
        for (VolumeSegment user : pool.users()) {
            Volume volume = user.volume();
            Long mapped = volume.is(VolumeFlag.THIN_VOLUME)
                    ? usage.mapped().get(user.settings().number("device_id", -1))
                    : null;
            if (mapped != null && volume.size() > 0) {
                String name = group.name() + "/" + volume.name();
                Double data = percent(mapped * usage.blockSectors(), volume.size());
                fills.put(name, new Fill(name, "thin", data, null, "metadata"));
            }
        }
    }

    private static Double percent(long part, long whole) {
        return whole <= 0 ? 0 : part * HUNDRED / whole;
    }
}
