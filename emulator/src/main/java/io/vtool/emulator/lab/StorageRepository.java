package io.vtool.emulator.lab;

import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.lvm.sr.ManagementVolume;
import io.vtool.lvm.sr.VhdImage;
import io.vtool.lvm.sr.VhdPlan;
import io.vtool.lvm.write.VolumeContent;
import io.vtool.lvm.write.VolumePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A volume group that is a storage repository of XenServer: what its volumes hold. */
final class StorageRepository {
    private static final String GROUP = "VG_XenStorage-";
    private static final String MANAGEMENT = "MGT";
    private static final String VHD = "VHD-";
    private static final String RAW = "LV-";
    private static final String LABEL = "label";
    private static final String USUAL_LABEL = "iSCSI virtual disk storage";
    private static final String LINEAR = "linear";

    private final VolumeGroupConfig group;
    private final long made;
    private final Set<String> parents = new HashSet<>();
    private final Map<String, Long> sizes = new HashMap<>();

    private StorageRepository(VolumeGroupConfig group, long made) {
        this.group = group;
        this.made = made;
        for (LogicalVolumeConfig volume : group.volumesMade()) {
            parents.add(parent(volume));
            long virtual = volume.bytes("virtual_size");
            long above = sizes.getOrDefault(parent(volume), VhdImage.largest(volume.size()));
            sizes.put(volume.name(), virtual > 0 ? virtual : volume.name().startsWith(RAW) ? volume.size() : above);
        }
    }

    /**
     * The repository, or null if the group is none.
     *
     * @param made when its disks were made, in seconds since 1970
     */
    static @Nullable StorageRepository of(VolumeGroupConfig group, long made) {
        return group.name().startsWith(GROUP) ? new StorageRepository(group, made) : null;
    }

    /** A volume with what it holds; those that are no disks of the repository hold nothing. */
    VolumePlan with(VolumePlan plan, LogicalVolumeConfig config) {
        VolumeContent content = config.type().equals(LINEAR) ? content(config) : null;
        return content == null ? plan : plan.withSettings(plan.settings().withContent(content));
    }

    private @Nullable VolumeContent content(LogicalVolumeConfig config) {
        if (config.name().equals(MANAGEMENT)) {
            return records();
        }
        UUID uuid = config.name().startsWith(VHD) ? uuid(config.name(), VHD) : null;
        if (uuid == null) {
            return null;
        }
        String parent = parent(config);
        return new VhdImage(new VhdPlan(
                uuid,
                sizes.getOrDefault(config.name(), 0L),
                config.used(),
                hidden(config),
                parent.isEmpty() ? null : parent,
                parent.startsWith(RAW),
                made));
    }

    private boolean hidden(LogicalVolumeConfig config) {
        return config.is("hidden") || parents.contains(config.name());
    }

    private static String parent(LogicalVolumeConfig config) {
        return config.settings().getOrDefault("parent", "");
    }

    private VolumeContent records() {
        List<ManagementVolume.Disk> disks = new ArrayList<>();
        for (LogicalVolumeConfig config : group.volumesMade()) {
            boolean vhd = config.name().startsWith(VHD);
            UUID uuid = uuid(config.name(), vhd ? VHD : RAW);
            if (uuid != null) {
                String label = config.settings().getOrDefault(LABEL, hidden(config) ? "base copy" : "");
                disks.add(new ManagementVolume.Disk(
                        uuid.toString(), vhd ? "vhd" : "aio", label, !hidden(config), config.is("read_only")));
            }
        }
        return new ManagementVolume(
                group.name().substring(GROUP.length()), group.settings().getOrDefault(LABEL, USUAL_LABEL), disks);
    }

    private static @Nullable UUID uuid(String name, String prefix) {
        try {
            return name.startsWith(prefix) ? UUID.fromString(name.substring(prefix.length())) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
