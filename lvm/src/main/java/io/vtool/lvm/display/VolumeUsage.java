package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.kernel.KernelReader;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.kernel.SegmentStatus;
import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;

/** What the kernel says about an active volume's fill, as {@code lvdisplay} words it. */
final class VolumeUsage {
    private static final double HUNDRED = 100.0;

    /** The word for a share that is not known. */
    private static final String UNTOLD = "-0.00%";

    private final LvmRun run;
    private final Volume volume;
    private final boolean active;
    private final SegmentStatus status;

    private VolumeUsage(LvmRun run, Volume volume, boolean active, SegmentStatus status) {
        this.run = run;
        this.volume = volume;
        this.active = active;
        this.status = status;
    }

    static VolumeUsage of(LvmRun run, Volume volume, boolean active) {
        return new VolumeUsage(run, volume, active, status(run, volume));
    }

    private static SegmentStatus status(LvmRun run, Volume volume) {
        VolumeSegment first = volume.cow() ? volume.snapshot() : volume.first();
        boolean pool = volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.VDO_POOL);
        KernelState state = first == null ? KernelState.NOT_ASKED : pool ? run.kernelAnyway() : run.kernel();
        if (first == null || !state.driver()) {
            return SegmentStatus.NONE;
        }
        VolumeKernel kernel = new KernelReader(state).read(volume, first);
        return kernel.status();
    }

    boolean cached() {
        return active && status instanceof SegmentStatus.Cache;
    }

    /** The snapshots of an origin, or the origin of a snapshot, each with whether it is active. */
    void snapshots(Lines lines) {
        if (volume.origin()) {
            lines.print("LV snapshot status     source of");
            for (VolumeSegment tie : volume.snapshotSegments()) {
                Volume cow = tie.cow();
                if (cow != null) {
                    boolean works = active && valid(status(run, cow));
                    lines.field("", cow.name() + " [" + (works ? "active" : "INACTIVE") + "]");
                }
            }
        } else if (volume.cow()) {
            Volume origin = volume.cowOrigin();
            lines.field(
                    "LV snapshot status",
                    (active && valid(status) ? "active" : "INACTIVE") + " destination for "
                            + (origin == null ? "" : origin.name()));
        }
    }

    private static boolean valid(SegmentStatus status) {
        return status instanceof SegmentStatus.Snapshot snapshot && !snapshot.invalid();
    }

    void vdo(Lines lines) {
        if (status instanceof SegmentStatus.VdoPool pool) {
            lines.field("LV VDO Pool usage", UNTOLD);
            lines.field("LV VDO Pool saving", UNTOLD);
            lines.field("LV VDO Operating mode", pool.operatingMode());
            lines.field("LV VDO Index state", pool.indexState());
            lines.field("LV VDO Compression st", pool.compressionState());
            lines.size("LV VDO Used size", pool.usedBlocks() * 8);
        }
    }

    void percentages(Lines lines) {
        if (cached() && status instanceof SegmentStatus.Cache cache) {
            percent(lines, "Cache used blocks", cache.usedBlocks(), cache.totalBlocks());
            percent(lines, "Cache metadata blocks", cache.metadataUsed(), cache.metadataTotal());
            percent(lines, "Cache dirty blocks", cache.dirtyBlocks(), cache.usedBlocks());
            lines.field("Cache read hits/misses", cache.readHits() + " / " + cache.readMisses());
            lines.field("Cache wrt hits/misses", cache.writeHits() + " / " + cache.writeMisses());
            lines.field("Cache demotions", cache.demotions());
            lines.field("Cache promotions", cache.promotions());
        } else if (status instanceof SegmentStatus.ThinPool pool) {
            percent(lines, "Allocated pool data", pool.usedData(), pool.totalData());
            percent(lines, "Allocated metadata", pool.usedMetadata(), pool.totalMetadata());
        } else if (active && volume.is(VolumeFlag.THIN_VOLUME) && status instanceof SegmentStatus.Thin thin) {
            percent(lines, "Mapped size", thin.mappedSectors(), volume.size());
        }
    }

    void allocatedToSnapshot(Lines lines) {
        if (active && valid(status) && status instanceof SegmentStatus.Snapshot snapshot) {
            percent(lines, "Allocated to snapshot", snapshot.usedSectors(), snapshot.totalSectors());
        }
    }

    private static void percent(Lines lines, String label, long part, long whole) {
        lines.field(label, hundredths(whole == 0 ? HUNDRED : part * HUNDRED / whole) + "%");
    }

    /** Never 0 for what is more, nor 100 for what is less. */
    private static String hundredths(double percent) {
        long rounded = (long) Math.rint(percent * HUNDRED);
        if (rounded == 0 && percent > 0) {
            rounded = 1;
        } else if (rounded == 10_000 && percent < HUNDRED) {
            rounded = 9_999;
        }
        long rest = rounded % 100;
        return rounded / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
