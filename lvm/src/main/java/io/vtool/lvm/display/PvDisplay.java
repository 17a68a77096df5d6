package io.vtool.lvm.display;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.CommandLine;
import io.vtool.lvm.command.EachPv;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.PvSegment;
import io.vtool.lvm.view.VolumeSegment;
import org.jspecify.annotations.Nullable;

/** The command {@code pvdisplay}. */
public final class PvDisplay implements LvmCommand {
    private static final int COLUMN = 22;
    private static final int SECTOR_BITS = 9;

    private final LvmCommand columns;

    /**
     * The command.
     *
     * @param columns what it does when it is asked for columns
     */
    public PvDisplay(LvmCommand columns) {
        this.columns = columns;
    }

    @Override
    public int run(LvmRun run) {
        CommandLine line = run.line();
        if (line.has("columns")) {
            return line.has("colon") || line.has("maps") || line.has("short")
                    ? Incompatible.selected(run, "")
                    : columns.run(run);
        }
        if (Incompatible.forColumns(run) || line.has("all")) {
            return Incompatible.selected(run, "");
        }
        if (line.has("colon") && line.has("maps")) {
            return Incompatible.pair(run, "Option -c not allowed with option -m");
        }
        if (line.has("colon") && line.has("short")) {
            return Incompatible.pair(run, "Option -c is not allowed with option -s");
        }
        Units units = Lines.units(run);
        if (units == null) {
            return LvmStatus.INVALID;
        }
        return EachPv.visit(run, false, new Listing(run, new Lines(run, units, COLUMN)));
    }

    /** The short block that {@code vgdisplay -v} prints. */
    static void brief(Lines lines, PhysicalVolume pv) {
        lines.field("PV Name", pv.name() + "     ");
        lines.field("PV UUID", id(pv));
        lines.field("PV Status", (StatusBits.allocatable(pv) == 0 ? "NOT " : "") + "allocatable");
        lines.field("Total PE / Free PE", pv.extentCount() + " / " + (pv.extentCount() - pv.allocatedCount()));
        lines.end();
    }

    private static String id(PhysicalVolume pv) {
        LvmId id = pv.id();
        return id == null ? "none" : id.dashed();
    }

    /** The size in sectors: what the metadata says, of an orphan what its header says; else that of the device. */
    static long size(PhysicalVolume pv) {
        ScannedDevice device = pv.device();
        if (pv.entry() != null) {
            return device == null ? pv.entry().deviceSize() : pv.entry().sizeOn(device.size() >>> SECTOR_BITS);
        }
        if (device == null) {
            return 0;
        }
        PvHeader header = device.pv();
        return (header != null && header.deviceSize() != 0 ? header.deviceSize() : device.size()) >>> SECTOR_BITS;
    }

    /** Where the first extent is, in sectors. */
    private static long start(PhysicalVolume pv) {
        if (pv.entry() != null) {
            return pv.entry().extentStart();
        }
        PvHeader header = pv.device() == null ? null : pv.device().pv();
        return header == null || header.dataAreas().isEmpty()
                ? 0
                : header.dataAreas().get(0).offset() >>> SECTOR_BITS;
    }

    private record Listing(LvmRun run, Lines lines) implements EachPv.Visitor {
        @Override
        public int pv(@Nullable GroupState group, PhysicalVolume pv) {
            if (pv.unusedDuplicate()) {
                duplicate(pv);
                return LvmStatus.DONE;
            }
            long free = pv.extentCount() - pv.allocatedCount();
            long size = group == null ? size(pv) : free * group.extentSize();
            if (run.line().has("short")) {
                lines.print("Device \"" + pv.name() + "\" has a capacity of " + lines.size(size));
                return LvmStatus.DONE;
            }
            boolean silent = Incompatible.silent(run);
            if (group != null && group.text().exported() && !silent) {
                lines.print(
                        "Physical volume \"" + pv.name() + "\" of volume group \"" + group.name() + "\" is exported");
            }
            if (group == null && !silent) {
                lines.print("\"" + pv.name() + "\" is a new physical volume of \"" + lines.size(size) + "\"");
            }
            if (run.line().has("colon")) {
                colons(group, pv, free);
                return LvmStatus.DONE;
            }
            full(group, pv, free);
            if (run.line().has("maps")) {
                maps(group, pv);
            }
            return LvmStatus.DONE;
        }

        /** A device that is not used is shown as a PV without anything; lvm2 prints C's word for no name. */
        private void duplicate(PhysicalVolume pv) {
            if (run.line().has("short")) {
                lines.print("Device \"" + pv.name() + "\" has a capacity of " + lines.size(0));
                return;
            }
            if (run.line().has("colon")) {
                lines.print(pv.name() + ":(null):0:-1:0:0:-1:0:0:0:0:none");
                return;
            }
            lines.print("--- Physical volume ---");
            lines.field("PV Name", pv.name());
            lines.field("VG Name", "(null)");
            lines.size("PV Size", 0);
            lines.field("Allocatable", "NO");
            lines.size("PE Size", 1);
            lines.field("Total PE", 0);
            lines.field("Free PE", 0);
            lines.field("Allocated PE", 0);
            lines.field("PV UUID", "none");
            lines.end();
            if (run.line().has("maps")) {
                lines.print("--- Physical Segments ---");
                lines.end();
            }
        }

        private void colons(@Nullable GroupState group, PhysicalVolume pv, long free) {
            lines.print(pv.name() + ":" + (group == null ? "" : group.name()) + ":" + size(pv) + ":-1:"
                    + StatusBits.of(pv) + ":" + StatusBits.allocatable(pv) + ":-1:"
                    + (group == null ? 0 : group.extentSize() / 2) + ":" + pv.extentCount() + ":" + free + ":"
                    + pv.allocatedCount() + ":" + id(pv));
        }

        private void full(@Nullable GroupState group, PhysicalVolume pv, long free) {
            long extent = group == null ? 0 : group.extentSize();
            lines.print("--- " + (extent == 0 ? "NEW " : "") + "Physical volume ---");
            lines.field("PV Name", pv.name());
            boolean exported = group != null && group.text().exported();
            lines.field("VG Name", (group == null ? "" : group.name()) + (exported ? " (exported)" : ""));
            long data = pv.extentCount() * extent;
            long start = start(pv);
            long own = size(pv);
            boolean larger = Long.compareUnsigned(own, data + start) > 0;
            long shown = larger ? own : data + start;
            long unusable = larger ? own - data : shown - own;
            lines.field(
                    "PV Size",
                    data == 0 ? lines.size(shown) : lines.size(shown) + " / not usable " + lines.size(unusable));
            boolean allocatable = pv.extentCount() > 0 && StatusBits.allocatable(pv) != 0;
            lines.field("Allocatable", allocatable ? free == 0 ? "yes (but full)" : "yes " : "NO");
            lines.size("PE Size", extent);
            lines.field("Total PE", pv.extentCount());
            lines.field("Free PE", free);
            lines.field("Allocated PE", pv.allocatedCount());
            lines.field("PV UUID", id(pv));
            lines.end();
        }

        private void maps(@Nullable GroupState group, PhysicalVolume pv) {
            if (group != null) {
                lines.print("--- Physical Segments ---");
            }
            for (PvSegment segment : pv.segments()) {
                lines.print(
                        "Physical extent " + segment.start() + " to " + (segment.start() + segment.length() - 1) + ":");
                VolumeSegment user = segment.segment();
                if (user == null || group == null) {
                    lines.print("  FREE");
                    continue;
                }
                lines.print("  Logical volume\t/dev/" + group.name() + "/"
                        + user.volume().name());
                lines.print("  Logical extents\t" + user.start() + " to " + (user.start() + user.length() - 1));
            }
            lines.end();
        }
    }
}
