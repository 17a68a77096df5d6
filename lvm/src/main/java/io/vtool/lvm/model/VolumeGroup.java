package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.text.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume group as one version of its metadata has it.
 *
 * @param seqno counts the changes of the metadata
 * @param status words such as RESIZEABLE, EXPORTED; unknown ones are kept, as in flags
 * @param extentSize in sectors of 512 bytes
 * @param volumes the logical volumes in the text's order, hidden ones included
 * @param settings the group's section, for what has no name here: max_lv, max_pv, metadata_copies, profile ...
 */
public record VolumeGroup(
        String name,
        LvmId id,
        long seqno,
        List<String> status,
        List<String> flags,
        List<String> tags,
        long extentSize,
        List<PvEntry> pvs,
        List<LogicalVolume> volumes,
        List<HistoricalVolume> history,
        Section settings) {
    /** Keeps copies of the lists. */
    public VolumeGroup {
        status = List.copyOf(status);
        flags = List.copyOf(flags);
        tags = List.copyOf(tags);
        pvs = List.copyOf(pvs);
        volumes = List.copyOf(volumes);
        history = List.copyOf(history);
    }

    /** Whether the group is exported. */
    public boolean exported() {
        return status.contains("EXPORTED");
    }

    /** Whether the group is of the old clustered kind. */
    public boolean clustered() {
        return status.contains("CLUSTERED");
    }

    /** The system that owns the group, or null if it has no owner. */
    public @Nullable String systemId() {
        String id = settings.text("system_id");
        return id == null || id.isEmpty() ? null : id;
    }

    /** Whether another system than the local one owns the group; null: the local system has no ID. */
    public boolean foreign(@Nullable String localSystemId) {
        String owner = systemId();
        return owner != null && !owner.equals(localSystemId);
    }

    /** The kind of lock the group needs (none, sanlock, dlm ...), or null if the text names none. */
    public @Nullable String lockType() {
        return settings.text("lock_type");
    }

    /** The policy new extents are chosen by, or null for the default. */
    public @Nullable String allocationPolicy() {
        return settings.text("allocation_policy");
    }

    /** The extents of all PVs. */
    public long extentCount() {
        long sum = 0;
        for (PvEntry pv : pvs) {
            sum += pv.extentCount();
        }
        return sum;
    }
}
