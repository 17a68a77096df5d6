package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.util.List;

/** {@code vtool multipath paths}: every path of a host with what stands behind it. */
final class MultipathPathsCommand implements Command, RowView {
    @Override
    public CommandModel model() {
        return CommandModel.of("multipath", "paths", "List the paths of a host with portal, target and access state")
                .paragraph(
                        "A line for each disk that may be a path: its map, address, name, what device-mapper and the checker say, "
                                + "priority, portal, target, and the access state of its target port group. A disk in no map shows `-`.")
                .operand(Operand.any("DEVICE", "Only these: disks such as sdb, maps by name or WWID, or portals"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool multipath paths", "all paths of the default host")
                .example("vtool multipath paths mpatha -o jsonl", "those of one map, for a script")
                .status(ExitStatus.FOUND, "there is no such path")
                .seeAlso("vtool multipath ll")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<Row> rows;
        try (MultipathHost host = LiveMaps.open(in)) {
            LiveMaps found = LiveMaps.look(in, host, true);
            rows = new PathDetails(found.access()).rows(found.inventory());
        }
        RowSink sink = in.rows(PathDetails.COLUMNS, this);
        for (Row row : rows) {
            if (in.operands().isEmpty() || wanted(row, in.operands())) {
                sink.row(row);
            }
        }
        sink.end(List.of());
        if (sink.count() == 0) {
            in.note(
                    in.operands().isEmpty()
                            ? "the host has no disk that may be a path; 'vtool iscsi session' shows its sessions"
                            : "no path is of " + String.join(", ", in.operands())
                                    + "; 'vtool multipath paths' without a name lists all");
        }
        return sink.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private static boolean wanted(Row row, List<String> names) {
        for (String name : names) {
            String plain = name.substring(name.lastIndexOf('/') + 1);
            if (plain.equals(row.text("alias"))
                    || plain.equals(row.text("wwid"))
                    || plain.equals(row.text("dev"))
                    || plain.equals(row.text("devt"))
                    || plain.equals(row.text("portal"))
                    || (plain + ":3260").equals(row.text("portal"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String alias = row.text("alias");
        out.foreign(alias == null ? "-" : alias).print(' ').print(String.valueOf(row.text("hcil")));
        out.print(' ').foreign(String.valueOf(row.text("dev"))).print(' ').print(String.valueOf(row.text("devt")));
        out.print(' ').print(String.valueOf(row.text("dm_st"))).print(' ').print(String.valueOf(row.text("chk_st")));
        out.print(' ').print(String.valueOf(row.text("dev_st")));
        Long prio = row.number("prio");
        out.print(" prio=").print(prio == null ? "-" : prio.toString());
        if (row.text("portal") != null) {
            out.print(' ').print(String.valueOf(row.text("portal"))).print(' ');
            out.foreign(String.valueOf(row.text("target")));
        }
        if (row.text("access_state") != null) {
            out.print(' ').print(String.valueOf(row.text("access_state")));
            out.print(Boolean.TRUE.equals(row.value("preferred")) ? " preferred" : "");
        }
        out.line();
    }
}
