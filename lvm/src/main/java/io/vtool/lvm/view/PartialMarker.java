package io.vtool.lvm.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Marks the volumes that a missing PV is part of: each once, what it depends on before it. */
final class PartialMarker {
    private static final int DEEPEST = 200;

    private final Set<Volume> seen = new HashSet<>();

    private PartialMarker() {}

    static void mark(GroupState group) {
        boolean complete = true;
        for (PhysicalVolume pv : group.pvs()) {
            complete &= !pv.missing();
        }
        if (!complete) {
            PartialMarker marker = new PartialMarker();
            for (Volume volume : group.volumes()) {
                marker.visit(volume, DEEPEST);
            }
        }
    }

    private void visit(Volume volume, int depth) {
        // lvm2 marks volumes that it is looking at with the bit that says that one holds checksums, and so never looks
        // at those
        if (depth == 0 || volume.is(VolumeFlag.INTEGRITY_METADATA) || !seen.add(volume)) {
            return;
        }
        if (volume.is(VolumeFlag.INTEGRITY_METADATA)) {
            return; // lvm2 calls these complete wherever they are
        }
        List<Volume> dependencies = dependencies(volume);
        for (Volume dependency : dependencies) {
            visit(dependency, depth - 1);
        }
        for (Volume dependency : dependencies) {
            if (dependency.is(VolumeFlag.PARTIAL)) {
                volume.set(VolumeFlag.PARTIAL);
            }
        }
        for (VolumeSegment segment : volume.segments()) {
            for (Place place : segment.areas()) {
                PhysicalVolume pv = place.pv();
                if (pv != null && pv.missing()) {
                    volume.set(VolumeFlag.PARTIAL);
                }
            }
        }
    }

    private static List<Volume> dependencies(Volume volume) {
        List<Volume> found = new ArrayList<>();
        VolumeSegment tie = volume.snapshot();
        if (tie != null) {
            add(found, tie.origin());
            add(found, tie.cow());
        }
        for (VolumeSegment segment : volume.segments()) {
            add(found, segment.externalOrigin());
            add(found, segment.log());
            add(found, segment.pool());
            add(found, segment.metadata());
            add(found, segment.writecache());
            for (Place place : segment.areas()) {
                add(found, place.volume());
            }
        }
        for (VolumeSegment snapshot : volume.snapshotSegments()) {
            add(found, snapshot.cow());
        }
        return found;
    }

    private static void add(List<Volume> found, @Nullable Volume volume) {
        if (volume != null) {
            found.add(volume);
        }
    }
}
