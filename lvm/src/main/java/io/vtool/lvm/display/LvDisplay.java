package io.vtool.lvm.display;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.CommandLine;
import io.vtool.lvm.command.EachVolume;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.view.RemovedVolume;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeRole;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The command {@code lvdisplay}. */
public final class LvDisplay implements LvmCommand {
    private static final int COLUMN = 23;
    private static final long NO_READ_AHEAD = 0xFFFF_FFFFL;

    private final LvmCommand columns;

    /**
     * The command.
     *
     * @param columns what it does when it is asked for columns
     */
    public LvDisplay(LvmCommand columns) {
        this.columns = columns;
    }

    @Override
    public int run(LvmRun run) {
        CommandLine line = run.line();
        if (line.has("columns")) {
            return line.has("colon") || line.has("maps") ? Incompatible.selected(run, "") : columns.run(run);
        }
        if (Incompatible.forColumns(run)) {
            return Incompatible.selected(run, ".");
        }
        if (line.has("colon") && line.has("maps")) {
            return Incompatible.pair(run, "Options -c and -m are incompatible.");
        }
        Units units = Lines.units(run);
        if (units == null) {
            return LvmStatus.INVALID;
        }
        return EachVolume.visit(run, line.has("history"), new Listing(run, lines(run, units)));
    }

    static Lines lines(LvmRun run, Units units) {
        return new Lines(run, units, COLUMN);
    }

    /** Prints a block for each volume, whatever the options say. */
    record Blocks(Listing listing) implements EachVolume.Visitor {
        @Override
        public int volume(Volume volume) {
            listing.full(volume);
            return LvmStatus.DONE;
        }
    }

    /** Prints volumes one by one. */
    record Listing(LvmRun run, Lines lines) implements EachVolume.Visitor {
        @Override
        public int volume(Volume volume) {
            if (!run.line().has("all") && !volume.visible()) {
                return LvmStatus.DONE;
            }
            if (run.line().has("colon")) {
                colons(volume);
                return LvmStatus.DONE;
            }
            full(volume);
            if (run.line().has("maps")) {
                new SegmentMaps(lines).print(volume);
            }
            return LvmStatus.DONE;
        }

        private void colons(Volume volume) {
            KernelDevice device = Activity.of(run, volume);
            int access = (volume.is(VolumeFlag.READ) ? 1 : 0)
                    | (volume.is(VolumeFlag.WRITE) ? 2 : 0)
                    | (device != null && device.readOnly() ? 4 : 0);
            long ahead = readAhead(volume);
            lines.print("/dev/" + volume.inGroup().name() + "/" + volume.name() + ":"
                    + volume.inGroup().name() + ":" + access + ":" + (device == null ? 0 : 1) + ":-1:"
                    + (device == null ? 0 : device.open()) + ":" + volume.size() + ":" + volume.extentCount() + ":-1:"
                    + ("contiguous".equals(volume.settings().text("allocation_policy")) ? 2 : 0) + ":" + ahead + ":"
                    + (device == null ? -1 : device.major()) + ":" + (device == null ? -1 : device.minor()));
        }

        /** In sectors; -1 is what the kernel thinks best. */
        private static long readAhead(Volume volume) {
            Long written = volume.settings().number("read_ahead");
            if (written == null || written == 0) {
                return -1;
            }
            return written == -1 || written == NO_READ_AHEAD ? 0 : written;
        }

        void full(Volume volume) {
            RemovedVolume removed = volume.removed();
            if (removed != null) {
                removed(volume, removed);
                return;
            }
            KernelDevice device = Activity.of(run, volume);
            VolumeUsage usage = VolumeUsage.of(run, volume, device != null);
            lines.print("--- Logical volume ---");
            if (volume.visible()) {
                if (!volume.is(VolumeFlag.THIN_POOL)) {
                    lines.field("LV Path", "/dev/" + volume.inGroup().name() + "/" + volume.name());
                }
                lines.field("LV Name", volume.name());
            } else {
                lines.field("Internal LV Name", volume.name());
            }
            lines.field("VG Name", volume.inGroup().name());
            LvmId id = volume.id();
            lines.field("LV UUID", id == null ? "" : id.dashed());
            boolean write = volume.is(VolumeFlag.WRITE);
            lines.field(
                    "LV Write Access",
                    write
                            ? device != null && device.readOnly() ? "read/write (activated read only)" : "read/write"
                            : "read only");
            String host = volume.settings().text("creation_host");
            lines.field(
                    "LV Creation host, time",
                    (host == null ? "" : host) + ", "
                            + Times.of(run, volume.settings().number("creation_time", 0)));
            usage.snapshots(lines);
            parts(volume, usage);
            status(volume, device);
            sizes(volume, usage);
            mirrors(volume);
            lines.field("Segments", volume.segments().size());
            String policy = volume.settings().text("allocation_policy");
            lines.field("Allocation", policy == null ? "inherit" : policy);
            long ahead = readAhead(volume);
            lines.field("Read ahead sectors", ahead == -1 ? "auto" : Long.toString(ahead));
            if (device != null && ahead != device.readAhead()) {
                lines.field("- currently set to", device.readAhead());
            }
            if (volume.is(VolumeFlag.FIXED_MINOR)) {
                long major = volume.settings().number("major", -1);
                if (major >= 0) {
                    lines.field("Persistent major", major);
                }
                lines.field("Persistent minor", volume.settings().number("minor", -1));
            }
            if (device != null) {
                lines.field("Block device", device.major() + ":" + device.minor());
            }
            lines.end();
        }

        private void removed(Volume volume, RemovedVolume removed) {
            lines.print("--- Historical Logical volume ---");
            lines.field("LV Name", "-" + volume.name());
            lines.field("VG Name", volume.inGroup().name());
            lines.field("LV UUID", removed.text().id().dashed());
            lines.field("LV Creation time", Times.of(run, removed.text().creationTime()));
            lines.field("LV Removal time", Times.of(run, removed.text().removalTime()));
            lines.end();
        }

        /** The other volumes it is made of, or made from. */
        private void parts(Volume volume, VolumeUsage usage) {
            VolumeSegment first = volume.first();
            if (first == null) {
                return;
            }
            if (volume.is(VolumeFlag.THIN_VOLUME)) {
                other("LV Pool name", first.pool());
                other("LV Thin origin name", first.origin());
                other("LV External origin name", first.externalOrigin());
                other("LV merging to", first.mergeInto());
                VolumeSegment merged = volume.mergingOrigin() ? volume.snapshot() : null;
                other("LV merged with", merged == null ? null : merged.volume());
            } else if (volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.CACHE_POOL)) {
                other("LV Pool metadata", first.metadata());
                other("LV Pool data", first.areaVolume(0));
            } else if (VolumeRole.cacheOrigin(volume)) {
                VolumeSegment user = volume.onlyUser();
                other("LV origin of Cache LV", user == null ? null : user.volume());
            } else if (volume.is(VolumeFlag.CACHE)) {
                if (usage.cached()) {
                    other("LV Cache pool name", first.pool());
                    other("LV Cache origin name", first.areaVolume(0));
                }
            } else if (volume.is(VolumeFlag.VDO_POOL)) {
                other("LV VDO Pool data", first.areaVolume(0));
                usage.vdo(lines);
            } else if (volume.is(VolumeFlag.VDO)) {
                other("LV VDO Pool name", first.areaVolume(0));
            }
        }

        private void other(String label, @Nullable Volume volume) {
            if (volume != null) {
                lines.field(label, volume.name());
            }
        }

        private void status(Volume volume, @Nullable KernelDevice device) {
            if (device != null && device.suspended()) {
                lines.field("LV Status", "suspended");
            } else if (run.asksKernel()) {
                lines.field(
                        "LV Status",
                        (device == null || !RaidLegs.suffice(volume) ? "NOT " : "") + "available"
                                + (volume.is(VolumeFlag.PARTIAL) ? " (partial)" : ""));
            }
            if (device != null) {
                lines.field("# open", device.open());
            }
        }

        private void sizes(Volume volume, VolumeUsage usage) {
            Volume origin = volume.cow() ? volume.cowOrigin() : null;
            Volume shown = origin == null ? volume : origin;
            lines.size("LV Size", shown.size());
            usage.percentages(lines);
            lines.field("Current LE", shown.extentCount());
            VolumeSegment snapshot = volume.snapshot();
            if (origin != null && snapshot != null) {
                lines.size("COW-table size", volume.size());
                lines.field("COW-table LE", volume.extentCount());
                usage.allocatedToSnapshot(lines);
                lines.size("Snapshot chunk size", snapshot.chunkSize());
            }
        }

        private void mirrors(Volume volume) {
            VolumeSegment first = volume.first();
            if (volume.is(VolumeFlag.MIRRORED) && first != null) {
                lines.field("Mirrored volumes", first.areas().size());
                if (volume.is(VolumeFlag.CONVERTING)) {
                    lines.print("LV type        Mirror undergoing conversion");
                }
            }
        }
    }
}
