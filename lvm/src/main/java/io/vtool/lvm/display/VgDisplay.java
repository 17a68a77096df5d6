package io.vtool.lvm.display;

import io.vtool.lvm.command.CommandLine;
import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.EachVolume;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.report.MetadataRoom;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Volume;

/** The command {@code vgdisplay}. */
public final class VgDisplay implements LvmCommand {
    private static final int COLUMN = 22;
    private static final int SIZE_WIDTH = 9;

    private final LvmCommand columns;

    /**
     * The command.
     *
     * @param columns what it does when it is asked for columns
     */
    public VgDisplay(LvmCommand columns) {
        this.columns = columns;
    }

    @Override
    public int run(LvmRun run) {
        CommandLine line = run.line();
        if (line.has("columns")) {
            return line.has("colon") || line.has("activevolumegroups") || line.has("short")
                    ? Incompatible.selected(run, "")
                    : columns.run(run);
        }
        if (Incompatible.forColumns(run)) {
            return Incompatible.selected(run, ".");
        }
        if (line.has("colon") && line.has("short")) {
            return Incompatible.pair(run, "Option -c is not allowed with option -s");
        }
        if (!line.operands().isEmpty() && line.has("activevolumegroups")) {
            return Incompatible.pair(run, "Option -A is not allowed with volume group names");
        }
        Units units = Lines.units(run);
        if (units == null) {
            return LvmStatus.INVALID;
        }
        return EachGroup.visit(run, new Listing(run, new Lines(run, units, COLUMN), units));
    }

    private record Listing(LvmRun run, Lines lines, Units units) implements EachGroup.Visitor {
        @Override
        public int group(GroupState group) {
            if (run.line().has("activevolumegroups") && active(group, false) == 0) {
                return LvmStatus.DONE;
            }
            if (run.line().has("colon")) {
                colons(group);
            } else if (run.line().has("short")) {
                brief(group);
            } else {
                full(group);
                if (run.line().has("verbose")) {
                    details(group);
                }
            }
            return LvmStatus.DONE;
        }

        private long active(GroupState group, boolean open) {
            long count = 0;
            for (Volume volume : group.volumes()) {
                KernelDevice device = volume.visible() ? Activity.of(run, volume) : null;
                count += device == null || open && device.open() == 0 ? 0 : 1;
            }
            return count;
        }

        private void details(GroupState group) {
            LvDisplay.Blocks volumes = new LvDisplay.Blocks(new LvDisplay.Listing(run, LvDisplay.lines(run, units)));
            EachVolume.visit(run, group, volumes);
            lines.print("--- Physical volumes ---");
            for (PhysicalVolume pv : group.pvs()) {
                PvDisplay.brief(lines, pv);
            }
        }

        private void full(GroupState group) {
            VolumeGroup text = group.text();
            boolean read = text.status().contains("READ");
            boolean write = StatusBits.writable(text);
            lines.print("--- Volume group ---");
            lines.field("VG Name", group.name());
            lines.field("System ID", text.systemId() == null ? "" : text.systemId());
            lines.field("Format", "lvm2");
            lines.field("Metadata Areas", MetadataRoom.of(group).count());
            lines.field("Metadata Sequence No", Integer.toString((int) text.seqno()));
            lines.field("VG Access", read && write ? "read/write" : read ? "read" : write ? "write" : "error");
            lines.field(
                    "VG Status",
                    (text.exported() ? "exported/" : "")
                            + (text.status().contains("RESIZEABLE") ? "resizable" : "NOT resizable"));
            if (text.clustered()) {
                lines.field("Clustered", "yes");
                lines.field("Shared", text.status().contains("SHARED") ? "yes" : "no");
            }
            lines.field("MAX LV", text.settings().number("max_lv", 0));
            lines.field("Cur LV", group.visibleCount());
            lines.field("Open LV", active(group, true));
            lines.field("Max PV", text.settings().number("max_pv", 0));
            lines.field("Cur PV", group.pvs().size());
            lines.field("Act PV", group.pvs().size() - group.missingCount());
            long allocated = group.extentCount() - group.freeCount();
            lines.size("VG Size", group.extentCount() * group.extentSize());
            lines.size("PE Size", group.extentSize());
            lines.field("Total PE", group.extentCount());
            lines.field("Alloc PE / Size", allocated + " / " + lines.size(allocated * group.extentSize()));
            lines.field(
                    "Free  PE / Size", group.freeCount() + " / " + lines.size(group.freeCount() * group.extentSize()));
            lines.field("VG UUID", text.id().dashed());
            lines.end();
        }

        private void colons(GroupState group) {
            VolumeGroup text = group.text();
            boolean read = text.status().contains("READ");
            boolean write = StatusBits.writable(text);
            lines.print(group.name() + ":" + (read && write ? "r/w" : read ? "r" : write ? "w" : "") + ":"
                    + StatusBits.of(text) + ":-1:"
                    + text.settings().number("max_lv", 0) + ":" + group.visibleCount() + ":" + active(group, true)
                    + ":-1:" + text.settings().number("max_pv", 0) + ":"
                    + group.pvs().size() + ":" + (group.pvs().size() - group.missingCount()) + ":"
                    + group.extentCount() * (group.extentSize() / 2) + ":" + group.extentSize() / 2 + ":"
                    + group.extentCount() + ":" + (group.extentCount() - group.freeCount()) + ":"
                    + group.freeCount() + ":" + text.id().dashed());
        }

        private void brief(GroupState group) {
            long size = group.extentSize();
            lines.print("\"" + group.name() + "\" " + padded(group.extentCount() * size) + " ["
                    + padded((group.extentCount() - group.freeCount()) * size) + " used / "
                    + lines.size(group.freeCount() * size) + " free]");
        }

        private String padded(long sectors) {
            String size = lines.size(sectors);
            return size.length() < SIZE_WIDTH ? size + " ".repeat(SIZE_WIDTH - size.length()) : size;
        }
    }
}
