package io.vtool.lvm.report;

import io.vtool.lvm.view.RemovedVolume;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
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
        Set<String> names = new LinkedHashSet<>();
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
                names.add(live.name());
            } else if (removed != null && settings.removedVolumes()) {
                names.add('-' + removed.text().name());
            }
        }
        return List.copyOf(names);
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

    /** Everything made from a volume, depth first; with removed ones if full. Without recursion, for chains may be long. */
    List<String> descendants(Volume volume, boolean full) {
        Set<String> names = new LinkedHashSet<>();
        Set<Object> seen = new HashSet<>();
        Deque<Iterator<Object>> path = new ArrayDeque<>();
        Object whole = volume.removed() == null ? volume : volume.removed();
        seen.add(whole);
        path.push(made(whole, full).iterator());
        while (!path.isEmpty()) {
            Iterator<Object> left = path.element();
            if (!left.hasNext()) {
                path.remove();
                continue;
            }
            Object next = left.next();
            if (next instanceof Volume live) {
                names.add(live.name());
            } else if (next instanceof RemovedVolume removed && settings.removedVolumes()) {
                names.add('-' + removed.text().name());
            }
            if (seen.add(next)) {
                path.push(made(next, full).iterator());
            }
        }
        return List.copyOf(names);
    }

    /** The volumes, removed ones among them if full, that were made from one of either kind. */
    private static List<Object> made(Object from, boolean full) {
        if (from instanceof Volume volume) {
            return volume.origin() ? snapshots(volume) : thin(volume, full);
        }
        List<Object> found = new ArrayList<>(0);
        if (full && from instanceof RemovedVolume removed) {
            for (RemovedVolume.Descendant descendant : removed.descendants()) {
                Object one = descendant.live() == null ? descendant.removed() : descendant.live();
                if (one != null) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private static List<Object> snapshots(Volume origin) {
        List<Object> found = new ArrayList<>(origin.snapshotSegments().size());
        for (VolumeSegment snapshot : origin.snapshotSegments()) {
            Volume cow = snapshot.cow();
            if (cow != null) {
                found.add(cow);
            }
        }
        return found;
    }

    private static List<Object> thin(Volume volume, boolean full) {
        List<Object> found = new ArrayList<>(0);
        for (VolumeSegment user : volume.users()) {
            Volume made = user.volume();
            if (made.is(VolumeFlag.THIN_VOLUME) && (user.origin() == volume || user.externalOrigin() == volume)) {
                found.add(made);
            }
        }
        if (full) {
            found.addAll(volume.removedDescendants());
        }
        return found;
    }
}
