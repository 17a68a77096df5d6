package io.vtool.cli.lvm;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool lvm tree [VG...]}. */
final class LvmTreeCommand implements Command, TextView {
    @Override
    public CommandModel model() {
        CommandModel.Builder model = LvmReading.options(CommandModel.of(
                        "lvm", "tree", "Show what volumes are made of, down to the paths of their disks"))
                .paragraph(
                        "Each volume with its segments, the hidden volumes and pools it is made of, the PVs below, and on the lab's host the "
                                + "multipath map of a PV and the map's paths with their portals and states.")
                .operand(Operand.any("VG", "Only these groups"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL)
                .example("vtool lvm tree vg_data", "one group of the lab's host")
                .example("vtool lvm tree --image /dev/sda=pv0.img -o json", "a disk image, as data");
        return RefusedGroups.documented(model, "there is no volume group").end();
    }

    @Override
    public int run(Invocation in) {
        try (LvmReading reading = LvmReading.open(in)) {
            List<Row> groups = new ArrayList<>();
            RefusedGroups refused = new RefusedGroups(in);
            for (GroupView view : reading.groups(in.operands())) {
                GroupState group = GroupState.of(view);
                groups.add(new TreeRows(reading.devices()).group(group));
                refused.shown(group);
            }
            if (in.operands().isEmpty()) {
                refused.beside(reading);
            }
            in.report(Report.of(TreeRows.data(groups), this).withTable(groups).withErrors(refused.troubles()));
            if (groups.isEmpty()) {
                in.note("the devices hold no volume group");
            }
            return refused.status(groups.isEmpty() ? ExitStatus.FOUND : ExitStatus.WELL);
        }
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        if (data.value("groups") instanceof List<?> groups) {
            for (Object group : groups) {
                node((Row) group, "", "", out);
            }
        }
    }

    private static void node(Row node, String first, String rest, TextOutput out) {
        out.print(first).foreign(String.valueOf(node.text("name")));
        String kind = node.text("kind");
        out.print("  ").print(kind == null ? "" : kind);
        Long size = node.number("size_bytes");
        out.print(size == null ? "" : "  " + HealthView.size(size / 512));
        String detail = node.text("detail");
        out.print(detail == null ? "" : "  ")
                .foreign(detail == null ? "" : detail)
                .line();
        if (node.value("parts") instanceof List<?> parts) {
            for (int i = 0; i < parts.size(); i++) {
                boolean last = i == parts.size() - 1;
                node((Row) parts.get(i), rest + (last ? "`- " : "|- "), rest + (last ? "   " : "|  "), out);
            }
        }
    }
}
