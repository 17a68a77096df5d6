package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr backlog}. */
final class DfsrBacklogCommand implements Command, TextView, RowView {
    private static final Columns BACKLOG = Columns.start()
            .text("group")
            .text("folder")
            .text("sending_member")
            .text("receiving_member")
            .integer("count")
            .list("files")
            .end();
    private static final Columns MATRIX = Columns.start().list("pairs").end();
    private static final Columns PAIR = Columns.start()
            .text("group")
            .text("folder")
            .text("sending_member")
            .text("receiving_member")
            .integer("count")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "backlog", "Show what one member still has to send to another")
                .paragraph(
                        "Counts the files, folders and deletions of the sending member that the receiving one does not know yet, "
                                + "and names the first hundred. Without members it counts for every pair of every group. The switches of "
                                + "dfsrdiag work, too: `/rgname:x /rfname:x /smem:x /rmem:x`.")
                .option(Option.value("--rgname", "NAME", "Replication group; may be left out when there is one"))
                .option(Option.value("--rfname", "NAME", "Replicated folder; may be left out when there is one"))
                .option(Option.value("--sendingmember", "NAME", "The member that has the files"))
                .option(Option.value("--receivingmember", "NAME", "The member that lacks them"))
                .option(Option.flag("--all", "Name all files, not only the first hundred"))
                .option(Option.flag("--explain", "Say why each file waits"))
                .option(Option.flag("--matrix", "Count for every pair of every group, also when members are named"))
                .option(Option.flag("--watch", "Count again and again, with the rate and the time left"))
                .option(Option.flag("--until-empty", "Watch until nothing is left"))
                .option(Option.value("--interval", "SPAN", "Time between counts, 5s by default"))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr backlog", "every pair of every group")
                .example("vtool dfsr backlog --sendingmember SRV01 --receivingmember SRV02", "one pair")
                .example("vtool dfsr backlog --from exports/", "from exports of real servers")
                .status(ExitStatus.FOUND, "there is a backlog")
                .status(
                        ExitStatus.PARTIAL,
                        "a member does not answer, or the exports do not give the backlog of every pair")
                .seeAlso("vtool dfsr replicationstate", "vtool dfsr folders")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String sending = in.value("sendingmember");
        String receiving = in.value("receivingmember");
        if ((sending == null) != (receiving == null)) {
            throw new UsageError("name both members, --sendingmember and --receivingmember, or neither");
        }
        if (sending != null && sending.equalsIgnoreCase(receiving)) {
            throw new UsageError("name two members; '" + sending + "' has no backlog to itself");
        }
        if (in.value("interval") != null && !in.flag("watch") && !in.flag("until-empty")) {
            throw new UsageError("option '--interval' goes with '--watch'");
        }
        Estate estate = Exports.of(in);
        if (estate != null) {
            return exported(in, estate, sending, receiving);
        }
        if (in.flag("watch") || in.flag("until-empty")) {
            try {
                return new BacklogWatch(in, sending, receiving).run();
            } catch (StoreException e) {
                throw OpenDfsr.failure(e);
            }
        }
        if (in.flag("matrix")) {
            sending = null;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            return sending == null || receiving == null ? matrix(in, dfsr) : pair(in, dfsr, sending, receiving);
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
    }

    private int exported(Invocation in, Estate estate, @Nullable String sending, @Nullable String receiving) {
        if (in.flag("watch") || in.flag("until-empty")) {
            throw new UsageError("exports do not change; --watch asks the lab");
        }
        ExportedBacklogs backlogs = new ExportedBacklogs(estate);
        if (sending == null || receiving == null || in.flag("matrix")) {
            return exportedMatrix(in, new ExportedPairs(estate));
        }
        ExportedBacklogs.Pair pair =
                backlogs.of(in.value("rgname"), in.value("rfname"), sending, receiving, in.flag("explain"));
        Long count = pair.count();
        if (count == null) {
            throw Exports.unanswerable(
                    "the backlog from " + sending + " to " + receiving,
                    "the ID records of " + sending + " and the version vector of " + receiving
                            + ", or what Get-DfsrBacklog or dfsrdiag backlog answered");
        }
        List<Row> files = in.flag("all") || pair.files().size() <= Backlog.LISTED
                ? pair.files()
                : pair.files().subList(0, Backlog.LISTED);
        if (pair.least()) {
            in.note("Get-DfsrBacklog lists 100 files at most; there may be more");
        } else if (files.size() < count && in.flag("all")) {
            in.note("only " + files.size() + " of " + count + " files are named in " + pair.source());
        }
        answer(in, BACKLOG.row(pair.group(), pair.folder(), pair.sending(), pair.receiving(), count, files), files);
        return count == 0 ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private int exportedMatrix(Invocation in, ExportedPairs all) {
        List<Row> pairs = new ArrayList<>();
        long sum = 0;
        boolean unknown = false;
        for (ExportedBacklogs.Pair pair : all.all(in.value("rgname"))) {
            Long count = pair.count();
            unknown |= count == null;
            sum += count == null ? 0 : count;
            pairs.add(PAIR.row(pair.group(), pair.folder(), pair.sending(), pair.receiving(), count));
        }
        if (pairs.isEmpty()) {
            throw Exports.unanswerable(
                    "of any backlog",
                    "ID records of one member and the version vector of another, or answers of Get-DfsrBacklog");
        }
        in.report(Report.of(MATRIX.row(pairs), this).withTable(pairs));
        return sum > 0 ? ExitStatus.FOUND : unknown ? ExitStatus.PARTIAL : ExitStatus.WELL;
    }

    private void answer(Invocation in, Row data, List<Row> files) {
        if (in.format() == OutputFormat.JSONL || in.format() == OutputFormat.TSV) {
            RowSink rows = in.rows(BacklogFiles.FILE, this);
            for (Row file : files) {
                rows.row(file);
            }
            rows.end(List.of());
        } else {
            in.report(Report.of(data, this));
        }
    }

    private int pair(Invocation in, OpenDfsr dfsr, String sending, String receiving) throws StoreException {
        Replication group = dfsr.group(in.value("rgname"));
        ReplicatedFolder folder = OpenDfsr.folder(group, in.value("rfname"));
        String from = OpenDfsr.member(group, sending).name();
        String to = OpenDfsr.member(group, receiving).name();
        Silence silent = Silence.stopped(dfsr.faults(), from, to);
        if (silent != null) {
            throw new CommandFailure(FailureKind.UNAVAILABLE, trouble(silent), null);
        }
        Backlog backlog = Backlog.of(group, folder, from, to, 0);
        WhyWaiting why = in.flag("explain") ? WhyWaiting.of(backlog, dfsr.now()) : null;
        List<Row> files = new BacklogFiles(backlog, in.flag("all") ? Long.MAX_VALUE : Backlog.LISTED, why);
        int status = backlog.count() == 0 ? ExitStatus.WELL : ExitStatus.FOUND;
        Row data = BACKLOG.row(
                group.group().name(),
                folder.name(),
                backlog.sender().config().name(),
                backlog.receiver().config().name(),
                backlog.count(),
                files);
        answer(in, data, files);
        return status;
    }

    private int matrix(Invocation in, OpenDfsr dfsr) throws StoreException {
        String wanted = in.value("rgname");
        List<Replication> groups = wanted == null ? dfsr.groups() : List.of(dfsr.group(wanted));
        List<Row> pairs = new ArrayList<>();
        List<Trouble> troubles = new ArrayList<>();
        long sum = 0;
        for (Replication group : groups) {
            for (ReplicatedFolder folder : group.group().folders()) {
                for (GroupMember from : group.group().members()) {
                    for (GroupMember to : group.group().members()) {
                        if (!from.name().equals(to.name())) {
                            Silence silent = Silence.stopped(dfsr.faults(), from.name(), to.name());
                            Long count = silent == null
                                    ? (Long) Backlog.of(group, folder, from.name(), to.name(), 0)
                                            .count()
                                    : null;
                            sum += count == null ? 0 : count;
                            pairs.add(PAIR.row(group.group().name(), folder.name(), from.name(), to.name(), count));
                            if (silent != null && !troubles.contains(trouble(silent))) {
                                troubles.add(trouble(silent));
                            }
                        }
                    }
                }
            }
        }
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        in.report(Report.of(MATRIX.row(pairs), this).withTable(pairs).withErrors(troubles));
        return !troubles.isEmpty() ? ExitStatus.PARTIAL : sum == 0 ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private static Trouble trouble(Silence silent) {
        return new Trouble("dfsr_silent", silent.words(), silent.member(), silent.hint());
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        if (data.columns() == MATRIX) {
            for (Object item : (List<?>) Objects.requireNonNull(data.value("pairs"))) {
                Row pair = (Row) item;
                out.print(RowText.or(pair, "group") + "/" + RowText.or(pair, "folder") + "  ");
                out.print(RowText.or(pair, "sending_member") + " to " + RowText.or(pair, "receiving_member") + "  ");
                Long count = pair.number("count");
                out.line(count == null ? "not known" : count.toString());
            }
            return;
        }
        DfsrdiagText text = new DfsrdiagText();
        List<?> files = (List<?>) Objects.requireNonNull(data.value("files"));
        String receiver = String.valueOf(data.text("receiving_member"));
        if (files.isEmpty() && Objects.requireNonNull(data.number("count")) == 0) {
            out.line(text.of("backlog-none", receiver, String.valueOf(data.text("sending_member"))));
            return;
        }
        out.line(text.of("backlog-count", receiver, String.valueOf(data.number("count"))));
        out.line(text.of("backlog-head", Integer.toString(files.size())));
        int number = 1;
        for (Object item : files) {
            Row file = (Row) item;
            String path = file.text("path");
            out.foreign(text.of(
                    "backlog-name",
                    Integer.toString(number++),
                    path == null ? String.valueOf(file.text("name")) : path));
            String why = file.text("why");
            out.line(why == null ? "" : "  (" + why + ")");
        }
    }
}
