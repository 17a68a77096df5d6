package io.vtool.lvm.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group as far as it was read: by the names that segments refer to, and with what was said. */
final class ImportState {
    final String group;
    final ImportText text;
    final SegmentTypes types;

    /** The PVs in order; of a name that stands there twice segments mean the last. */
    final List<PvSpace> pvs = new ArrayList<>();

    /** The volumes that hold a RAID's metadata. */
    final Set<String> metadataVolumes = new HashSet<>();

    private final Map<String, PvSpace> pvsByName = new HashMap<>();
    private final Set<String> volumes = new HashSet<>();
    private Set<String> repeated = Set.of();
    private long places;

    ImportState(String group, SegmentTypes types, ImportText text) {
        this.group = group;
        this.types = types;
        this.text = text;
    }

    void add(String name, PvSpace pv) {
        pvs.add(pv);
        pvsByName.put(name, pv);
    }

    @Nullable
    PvSpace pv(String name) {
        return pvsByName.get(name);
    }

    void add(String volume) {
        if (!volumes.add(volume)) {
            if (repeated.isEmpty()) {
                repeated = new HashSet<>();
            }
            repeated.add(volume);
        }
    }

    boolean volume(String name) {
        return volumes.contains(name);
    }

    /** Whether two volumes have this name. */
    boolean twice(String volume) {
        return repeated.contains(volume);
    }

    /**
     * Whether a volume may be the place of a segment that has no places for metadata: one that holds a RAID's metadata may
     * not, for it makes lvm2 write where it has no memory. As lvm2 has no words for that, these are ours.
     */
    boolean place(String volume, String user) {
        return !metadataVolumes.contains(volume)
                || text.failed("Internal error: RAID metadata LV " + volume + " is used as data by LV " + user + ".");
    }

    /** A number for the next place on a PV that a segment takes. */
    long nextPlace() {
        return places++;
    }

    String shown(String volume) {
        return group + "/" + volume;
    }
}
