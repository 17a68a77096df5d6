package io.vtool.lvm.view;

import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group once it is read. */
public final class GroupState {
    private final GroupView view;
    private final List<PhysicalVolume> pvs = new ArrayList<>();
    private final List<Volume> volumes;
    private final Map<String, Volume> byName;
    private final List<Volume> removed = new ArrayList<>();

    GroupState(GroupView view) {
        this.view = view;
        int count = view.group().volumes().size();
        this.volumes = new ArrayList<>(count);
        this.byName = new HashMap<>(count * 2);
    }

    /** Reads a group: links its volumes, segments and PVs. */
    public static GroupState of(GroupView view) {
        return new GroupStateBuilder(new GroupState(view)).build();
    }

    void add(PhysicalVolume pv) {
        pvs.add(pv);
    }

    void add(Volume volume) {
        volumes.add(volume);
        byName.put(volume.name(), volume);
    }

    void addRemoved(Volume volume) {
        removed.add(volume);
    }

    /** Where it was seen. */
    public GroupView view() {
        return view;
    }

    /** What its metadata says. */
    public VolumeGroup text() {
        return view.group();
    }

    /** The name. */
    public String name() {
        return text().name();
    }

    /** The size of an extent in sectors. */
    public long extentSize() {
        return text().extentSize();
    }

    /** The PVs in the metadata's order. */
    public List<PhysicalVolume> pvs() {
        return pvs;
    }

    /** The volumes in the metadata's order, hidden ones included. */
    public List<Volume> volumes() {
        return volumes;
    }

    /** The volume of a name, or null. */
    public @Nullable Volume volume(String name) {
        return byName.get(name);
    }

    /** The volumes that were removed but are remembered. */
    public List<Volume> removed() {
        return removed;
    }

    /** The extents of all PVs. */
    public long extentCount() {
        return text().extentCount();
    }

    /** The extents no volume uses. */
    public long freeCount() {
        long free = 0;
        for (PhysicalVolume pv : pvs) {
            free += pv.extentCount() - pv.allocatedCount();
        }
        return free;
    }

    /** How many PVs are missing. */
    public int missingCount() {
        int count = 0;
        for (PhysicalVolume pv : pvs) {
            if (pv.missing()) {
                count++;
            }
        }
        return count;
    }

    /** How many volumes are shown without being asked for. */
    public int visibleCount() {
        int count = 0;
        for (Volume volume : volumes) {
            if (volume.visible()) {
                count++;
            }
        }
        return count;
    }

    /** How many snapshots of the old kind there are. */
    public int snapshotCount() {
        int count = 0;
        for (Volume volume : volumes) {
            if (volume.cow()) {
                count++;
            }
        }
        return count;
    }
}
