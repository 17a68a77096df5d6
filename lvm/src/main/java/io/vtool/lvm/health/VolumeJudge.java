package io.vtool.lvm.health;

import io.vtool.lvm.health.Finding.Code;
import io.vtool.lvm.health.Finding.Severity;
import io.vtool.lvm.kernel.KernelReader;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The volumes of a group: which cannot be reached, which lack images, and how full pools and snapshots are. */
final class VolumeJudge {
    private static final double HUNDRED = 100;

    private final GroupState group;
    private final KernelReader kernel;
    private final boolean driver;
    private final Map<String, Fill> offline;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();

    VolumeJudge(GroupState group, KernelState kernel, Map<String, Fill> offline) {
        this.group = group;
        this.kernel = new KernelReader(kernel);
        this.driver = kernel.driver();
        this.offline = offline;
        for (Volume volume : group.volumes()) {
            if (volume.is(VolumeFlag.PARTIAL) && volume.visible()) {
                partial(volume);
            }
            underWay(volume);
            fill(volume);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    List<Fill> fills() {
        return fills;
    }

    /** What was begun and is not done. */
    private void underWay(Volume volume) {
        String name = group.name() + "/" + volume.name();
        VolumeSegment first = volume.first();
        if (volume.is(VolumeFlag.PVMOVE) && first != null) {
            Set<Volume> moved = new HashSet<>();
            for (VolumeSegment user : volume.users()) {
                moved.add(user.volume());
            }
            boolean runs = driver && kernel.read(volume, first).device() != null;
            Severity severity = runs ? Severity.NOTICE : Severity.WARNING;
            findings.add(new Finding(Code.VOLUME_MOVING, severity, name, null, (Long) (long) moved.size(), null));
        }
        VolumeSegment tie = volume.snapshot();
        if (tie != null && volume.is(VolumeFlag.MERGING)) {
            Volume cow = tie.cow() == null ? tie.volume() : tie.cow();
            findings.add(new Finding(
                    Code.VOLUME_MERGING, Severity.NOTICE, name, group.name() + "/" + cow.name(), null, null));
        }
    }

    private void partial(Volume volume) {
        int lost = lostImages(volume);
        VolumeSegment first = volume.first();
        boolean works = lost > 0 && first != null && (first.kind().raid10() ? paired(first) : lost <= spare(first));
        findings.add(new Finding(
                works ? Code.VOLUME_DEGRADED : Code.VOLUME_PARTIAL,
                works ? Severity.WARNING : Severity.CRITICAL,
                group.name() + "/" + volume.name(),
                null,
                works ? (Long) (long) lost : null,
                null));
    }

    /** Images that a missing PV is part of; 0 if the volume has none. */
    private static int lostImages(Volume volume) {
        VolumeSegment first = volume.first();
        int lost = 0;
        if (first != null && (first.kind().raid() || first.kind().mirror())) {
            for (int i = 0; i < first.areas().size(); i++) {
                Volume image = first.areaVolume(i);
                lost += image != null && image.is(VolumeFlag.PARTIAL) ? 1 : 0;
            }
        }
        return lost;
    }

    /** Whether of each piece of data an image is left: images with the same data are beside each other. */
    private static boolean paired(VolumeSegment segment) {
        int copies = (int) Math.max(1, segment.dataCopies());
        for (int i = 0; i < segment.areas().size(); i += copies) {
            boolean left = false;
            for (int j = i; j < i + copies && j < segment.areas().size(); j++) {
                Volume image = segment.areaVolume(j);
                left |= image != null && !image.is(VolumeFlag.PARTIAL);
            }
            if (!left) {
                return false;
            }
        }
        return true;
    }

    /** How many images may be lost. */
    private static int spare(VolumeSegment segment) {
        SegmentKind kind = segment.kind();
        if (kind.name().equals("raid1") || kind.mirror()) {
            return segment.areas().size() - 1;
        }
        return kind.parity();
    }

    private void fill(Volume volume) {
        VolumeSegment first = volume.cow() ? volume.snapshot() : volume.first();
        boolean pool = volume.is(VolumeFlag.THIN_POOL);
        if (first == null || !pool && !volume.cow() && !volume.is(VolumeFlag.CACHE)) {
            return;
        }
        SegmentStatus status = driver ? kernel.read(volume, first).status() : SegmentStatus.NONE;
        String name = group.name() + "/" + volume.name();
        if (status instanceof SegmentStatus.ThinPool thin) {
            thinPool(name, thin);
        } else if (status instanceof SegmentStatus.Snapshot snapshot) {
            snapshot(name, snapshot);
        } else if (status instanceof SegmentStatus.Cache cache) {
            fills.add(new Fill(
                    name,
                    "cache",
                    percent(cache.usedBlocks(), cache.totalBlocks()),
                    percent(cache.metadataUsed(), cache.metadataTotal()),
                    "kernel"));
        } else if (offline.get(name) != null) {
            Fill fill = offline.get(name);
            if (fill != null) {
                fills.add(fill);
                if (pool) {
                    full(Code.POOL_DATA_FULL, name, fill.data());
                    full(Code.POOL_METADATA_FULL, name, fill.metadata());
                }
            }
        }
    }

    private void thinPool(String name, SegmentStatus.ThinPool pool) {
        Double data = percent(pool.usedData(), pool.totalData());
        Double metadata = percent(pool.usedMetadata(), pool.totalMetadata());
        fills.add(new Fill(name, "thin-pool", data, metadata, "kernel"));
        full(Code.POOL_DATA_FULL, name, data);
        full(Code.POOL_METADATA_FULL, name, metadata);
        String state = pool.fail()
                ? "failed"
                : pool.error() ? "error" : pool.readOnly() ? "read-only" : pool.needsCheck() ? "needs check" : null;
        if (state != null) {
            findings.add(new Finding(Code.POOL_FAULTY, Severity.CRITICAL, name, state, null, null));
        }
    }

    private void snapshot(String name, SegmentStatus.Snapshot snapshot) {
        if (snapshot.invalid()) {
            findings.add(new Finding(Code.SNAPSHOT_INVALID, Severity.CRITICAL, name, null, null, null));
            return;
        }
        Double data = percent(snapshot.usedSectors(), snapshot.totalSectors());
        fills.add(new Fill(name, "snapshot", data, null, "kernel"));
        full(Code.SNAPSHOT_FULL, name, data);
    }

    private void full(Code code, String name, @Nullable Double percent) {
        Finding finding = HealthJudge.full(code, name, percent);
        if (finding != null) {
            findings.add(finding);
        }
    }

    private static @Nullable Double percent(long part, long whole) {
        return whole <= 0 ? null : (Double) (part * HUNDRED / whole);
    }
}
