package io.vtool.lvm.report;

import io.vtool.lvm.view.RemovedVolume;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What volumes were made from, and what was made from them. */
final class Lineage {
    private final ReportSettings settings;

    Lineage(ReportSettings settings) {
        this.settings = settings;
    }

    /** The chain of origins, nearest first; with removed ones if full. */
    List<String> ancestors(Volume volume, boolean full) {
        List<String> names = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        Volume live = volume.removed() == null ? volume : null;
        RemovedVolume removed = volume.removed();
        while (live != null ? seen.add(live) : removed != null && seen.add(removed)) {
            if (live != null) {
                removed = full ? beforeRemoval(live) : null;
                live = origin(live);
                removed = live == null ? removed : null;
            } else if (removed != null) {
                live = full ? removed.liveOrigin() : null;
                removed = full && live == null ? removed.removedOrigin() : null;
            }
            if (live != null) {
                once(names, live.name());
            } else if (removed != null && settings.removedVolumes()) {
                once(names, '-' + removed.text().name());
            }
        }
        return names;
    }

    private static void once(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    private static @Nullable Volume origin(Volume volume) {
        if (volume.cow()) {
            return volume.cowOrigin();
        }
        VolumeSegment first = volume.is(VolumeFlag.THIN_VOLUME) ? volume.first() : null;
        if (first == null) {
            return null;
        }
        return first.origin() != null ? first.origin() : first.externalOrigin();
    }

    private static @Nullable RemovedVolume beforeRemoval(Volume volume) {
        VolumeSegment first = volume.is(VolumeFlag.THIN_VOLUME) ? volume.first() : null;
        return first == null ? null : first.indirectOrigin();
    }

    /** Everything made from a volume, depth first; with removed ones if full. */
    List<String> descendants(Volume volume, boolean full) {
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<Object> seen = new HashSet<>();
        if (volume.removed() != null) {
            below(volume.removed(), full, names, known, seen);
        } else {
            below(volume, full, names, known, seen);
        }
        return names;
    }

    private void below(Volume volume, boolean full, List<String> names, Set<String> known, Set<Object> seen) {
        if (!seen.add(volume)) {
            return;
        }
        if (volume.origin()) {
            for (VolumeSegment snapshot : volume.snapshotSegments()) {
                Volume cow = snapshot.cow();
                if (cow != null) {
                    add(cow.name(), names, known);
                    below(cow, full, names, known, seen);
                }
            }
            return;
        }
        for (VolumeSegment user : volume.users()) {
            Volume made = user.volume();
            if (made.is(VolumeFlag.THIN_VOLUME) && (user.origin() == volume || user.externalOrigin() == volume)) {
                add(made.name(), names, known);
                below(made, full, names, known, seen);
            }
        }
        if (full) {
            for (RemovedVolume removed : volume.removedDescendants()) {
                below(null, removed, names, known, seen);
            }
        }
    }

    private void below(RemovedVolume removed, boolean full, List<String> names, Set<String> known, Set<Object> seen) {
        if (full && seen.add(removed)) {
            for (RemovedVolume.Descendant descendant : removed.descendants()) {
                below(descendant.live(), descendant.removed(), names, known, seen);
            }
        }
    }

    private void below(
            @Nullable Volume live,
            @Nullable RemovedVolume removed,
            List<String> names,
            Set<String> known,
            Set<Object> seen) {
        if (live != null) {
            add(live.name(), names, known);
            below(live, true, names, known, seen);
        } else if (removed != null) {
            if (settings.removedVolumes()) {
                add('-' + removed.text().name(), names, known);
            }
            below(removed, true, names, known, seen);
        }
    }

    private static void add(String name, List<String> names, Set<String> known) {
        if (known.add(name)) {
            names.add(name);
        }
    }
}
