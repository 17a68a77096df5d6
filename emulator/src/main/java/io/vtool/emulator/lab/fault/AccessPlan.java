package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What faults make of the access states of target port groups, those of whole arrays and those of single volumes. */
final class AccessPlan {
    /** Names all volumes of an array. */
    static final String ALL = "";

    private record Change(String array, String volume, int group, AluaAccess access, boolean fixed) {
        boolean isFor(String ofArray, String ofVolume) {
            return array.equals(ofArray) && (volume.equals(ALL) || volume.equals(ofVolume));
        }
    }

    private final List<Change> changes = new ArrayList<>();

    /** Gives a group another access, to one volume or to all; a later change goes before an earlier one. */
    void set(String array, String volume, int group, AluaAccess access, boolean fixed) {
        changes.add(new Change(array, volume, group, access, fixed));
    }

    /** The state of a group for everything in an array that has no state of its own. */
    AluaState state(String array, int group, AluaState defined) {
        AluaState state = defined;
        for (Change change : changes) {
            if (change.isFor(array, ALL) && change.group() == group) {
                state = change.access().state();
            }
        }
        return state;
    }

    /** The access to a volume that differs from what the ports say now. */
    Map<Integer, AluaAccess> access(ArrayConfig array, VolumeConfig volume) {
        boolean own = !volume.access().isEmpty();
        for (Change change : changes) {
            own |= change.isFor(array.name(), volume.name())
                    && (!change.volume().equals(ALL)
                            || !change.access()
                                    .equals(AluaAccess.of(change.access().state())));
        }
        if (!own) {
            return Map.of();
        }
        Map<Integer, AluaAccess> access = array.access(volume);
        for (Change change : changes) {
            if (change.isFor(array.name(), volume.name())) {
                access.replace(change.group(), change.access());
            }
        }
        return access;
    }

    /** The groups that stay as they are for a volume, whatever hosts ask for. */
    Set<Integer> fixed(String array, String volume) {
        Set<Integer> fixed = new HashSet<>();
        for (Change change : changes) {
            if (change.fixed() && change.isFor(array, volume)) {
                fixed.add(change.group());
            }
        }
        return fixed;
    }
}
