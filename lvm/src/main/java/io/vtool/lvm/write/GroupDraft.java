package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A volume group while it is being made: its volumes so far and the extents that are left. */
final class GroupDraft {
    private final GroupPlan plan;
    private final IdSource ids;
    private final FreeExtents free;
    private final List<VolumeDraft> volumes = new ArrayList<>();
    private final Map<String, VolumeDraft> byName = new HashMap<>();
    private final Map<String, VolumePlan> plans = new HashMap<>();
    private int snapshots;

    GroupDraft(GroupPlan plan, IdSource ids, FreeExtents free) {
        this.plan = plan;
        this.ids = ids;
        this.free = free;
    }

    FreeExtents free() {
        return free;
    }

    long extentSize() {
        return plan.extentSize();
    }

    List<VolumeDraft> volumes() {
        return volumes;
    }

    LvmId newId() {
        return ids.next();
    }

    /** How many extents a number of bytes takes. */
    long extents(VolumePlan volume) throws PlanException {
        if (volume.size() <= 0) {
            throw new PlanException(PlanException.Kind.VALUE, volume.name(), "the size has to be more than nothing");
        }
        return extents(volume.size());
    }

    long extents(long bytes) {
        return (bytes - 1) / plan.extentSize() + 1;
    }

    VolumeDraft add(VolumeDraft volume) {
        volumes.add(volume);
        byName.put(volume.name(), volume);
        return volume;
    }

    VolumeDraft addHidden(String name) {
        return add(VolumeDraft.hidden(name, newId()));
    }

    VolumeDraft addVisible(VolumePlan volume) {
        plans.put(volume.name(), volume);
        return add(VolumeDraft.visible(volume.name(), newId(), volume));
    }

    /** The name of the next volume that ties a snapshot to its origin. */
    String nextSnapshot() {
        String name;
        do {
            name = "snapshot" + snapshots++;
        } while (byName.containsKey(name));
        return name;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Nullable
    VolumeDraft find(String name) {
        return byName.get(name);
    }

    void rename(VolumeDraft volume, String name) {
        byName.remove(volume.name());
        volume.rename(name);
        byName.put(name, volume);
    }

    /** What another volume was made as; it has to be there. */
    VolumePlan planOf(@Nullable String name, VolumePlan user) throws PlanException {
        VolumePlan found = name == null ? null : plans.get(name);
        if (found == null) {
            String what =
                    name == null ? "needs the name of another volume" : "there is no volume " + name + " before it";
            throw new PlanException(PlanException.Kind.REFERENCE, user.name(), what);
        }
        return found;
    }

    VolumePlan planOf(@Nullable String name, VolumePlan user, VolumeType wanted) throws PlanException {
        VolumePlan found = planOf(name, user);
        if (found.type() != wanted) {
            throw new PlanException(
                    PlanException.Kind.REFERENCE, user.name(), found.name() + " is no " + wanted.word());
        }
        return found;
    }

    /** No other volume can be made from this one any more. */
    void forget(VolumePlan volume) {
        plans.remove(volume.name());
    }

    VolumeDraft draftOf(VolumePlan volume) {
        return draft(volume.name());
    }

    /** A volume that is there. */
    VolumeDraft draft(String name) {
        VolumeDraft draft = byName.get(name);
        if (draft == null) {
            throw new IllegalStateException(name);
        }
        return draft;
    }

    /** Writes into runs that lie on one PV each, one after the other. */
    void write(List<Extents> runs, long offset, byte[] bytes, ThinMaker.Writer writer) throws IOException {
        long start = 0;
        for (Extents run : runs) {
            long end = start + run.count() * extentSize();
            long from = Math.max(offset, start);
            long to = Math.min(offset + bytes.length, end);
            if (from < to) {
                byte[] part = Arrays.copyOfRange(bytes, (int) (from - offset), (int) (to - offset));
                writer.write(run, from - start, part);
            }
            start = end;
        }
    }
}
