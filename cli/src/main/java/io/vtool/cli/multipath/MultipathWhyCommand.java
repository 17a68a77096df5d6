package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.multipath.command.Reason;
import io.vtool.multipath.command.Reasons;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool multipath why}: why a disk is multipathed, or not. */
final class MultipathWhyCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .text("device")
            .flag("multipathed")
            .text("map")
            .text("wwid")
            .text("code")
            .text("reason")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("multipath", "why", "Say why a disk is multipathed, or why not")
                .paragraph(
                        "One line for each disk: the map it is a path of, or what keeps it out: the rule of the blacklist and "
                                + "where that comes from, the missing WWID, `find_multipaths`, another size than its map has, a table that "
                                + "was not loaded since. Without DEVICE it answers for all disks of the host.")
                .operand(Operand.any("DEVICE", "A disk such as sdb or 8:16, or a map by name or WWID"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool multipath why sdb", "one disk")
                .example("vtool multipath why --host xen2", "every disk of another host")
                .status(ExitStatus.FOUND, "some disk asked for is not multipathed")
                .seeAlso("vtool multipath config")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<Reason> reasons = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        try (MultipathHost host = LiveMaps.open(in)) {
            LiveMaps found = LiveMaps.look(in, host, true);
            Reasons all = new Reasons(found.inventory());
            if (in.operands().isEmpty()) {
                reasons.addAll(all.all());
            }
            for (String name : in.operands()) {
                List<Reason> those = all.of(name);
                if (those.isEmpty()) {
                    unknown.add(name);
                }
                reasons.addAll(those);
            }
        }
        if (!unknown.isEmpty() && reasons.isEmpty()) {
            throw new CommandFailure(FailureKind.UNAVAILABLE, trouble(unknown.get(0)), null);
        }
        RowSink sink = in.rows(COLUMNS, this);
        boolean well = true;
        for (Reason reason : reasons) {
            well &= reason.multipathed();
            sink.row(COLUMNS.row(
                    reason.device(), reason.multipathed(), reason.map(), reason.wwid(), reason.code(), reason.words()));
        }
        List<Trouble> troubles = new ArrayList<>();
        for (String name : unknown) {
            Trouble trouble = trouble(name);
            in.warn(trouble);
            troubles.add(trouble);
        }
        sink.end(troubles);
        if (!troubles.isEmpty()) {
            return ExitStatus.PARTIAL;
        }
        return well && !reasons.isEmpty() ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private static Trouble trouble(String name) {
        return new Trouble(
                "no_such_device",
                "the host has no disk or map '" + name + "'",
                name,
                "'vtool multipath paths' lists its disks");
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.foreign(String.valueOf(row.text("device"))).print(": ");
        out.foreign(String.valueOf(row.text("reason"))).line();
    }
}
