package io.vtool.lvm.report;

import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The device-mapper modules a volume and everything below it need. */
final class KernelModules {
    private final List<String> modules = new ArrayList<>();
    private final Set<VolumeSegment> seen = new HashSet<>();

    private KernelModules() {}

    static List<String> of(Volume volume) {
        KernelModules found = new KernelModules();
        found.volume(volume);
        return found.modules;
    }

    private void volume(@Nullable Volume volume) {
        if (volume != null) {
            for (VolumeSegment segment : volume.segments()) {
                segment(segment);
            }
        }
    }

    private void segment(VolumeSegment segment) {
        if (!seen.add(segment)) {
            return;
        }
        Volume log = segment.log();
        if (log != null && log.first() != null) {
            segment(log.first());
        }
        add(segment.kind().module());
        Volume volume = segment.volume();
        for (VolumeSegment snapshot : volume.snapshotSegments()) {
            volume(snapshot.cow());
        }
        if (volume.cow() && volume.snapshot() != null) {
            add(volume.snapshot().kind().module());
        }
        for (Place place : segment.areas()) {
            VolumeSegment below = place.volume() == null ? null : at(place.volume(), place.extent());
            if (below != null) {
                segment(below);
            }
        }
    }

    private static @Nullable VolumeSegment at(Volume volume, long extent) {
        for (VolumeSegment segment : volume.segments()) {
            if (extent >= segment.start() && extent < segment.start() + segment.length()) {
                return segment;
            }
        }
        return null;
    }

    private void add(String names) {
        int start = 0;
        while (start < names.length()) {
            int comma = names.indexOf(',', start);
            int end = comma < 0 ? names.length() : comma;
            String name = names.substring(start, end);
            if (!modules.contains(name)) {
                modules.add(name);
            }
            start = end + 1;
        }
    }
}
