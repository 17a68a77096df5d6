package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.dfsr.log.LogFilter;
import io.vtool.dfsr.log.LogReader;
import io.vtool.dfsr.log.LogSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr log}. */
final class DfsrLogCommand implements Command, TextView {
    private static final int TEXT_TOP = 10;

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "log", "Read debug logs of DFS Replication")
                .paragraph(
                        "Reads Dfsr*.log and Dfsr*.log.gz, whole folders of them, or standard input, as a stream of any length, "
                                + "and says what is wrong: known problems with their cure, the innermost error behind each stack, the "
                                + "files behind sharing violations, and the versions for which no stage file can be made.")
                .paragraph(
                        "`--decode` shows the entries one by one instead, `--trace` all that concerns one file, by name, UID or GVSN, in "
                                + "the order of time across the logs of several members, `--stats` entries and updates by minute.")
                .paragraph(
                        "Times are local times of the log's zone, as it prints them. `--trace` orders logs of several zones by "
                                + "the offset that their headers name, which ignores daylight saving time.")
                .operand(Operand.any("FILE", "Logs, folders of logs, or - for standard input, which is the default"))
                .option(Option.flag("--decode", "Show the entries one by one"))
                .option(Option.value("--trace", "TEXT", "Show all entries that concern TEXT: a file name, UID or GVSN"))
                .option(Option.flag("--stats", "Show entries and updates by minute"))
                .option(Option.value("--since", "TIME", "Take no entry before TIME, such as 2024-03-01T04:12"))
                .option(Option.value("--until", "TIME", "Take no entry after TIME"))
                .option(Option.choice(
                        "--level",
                        "LEVEL",
                        List.of("trace", "info", "warn", "error", "critical"),
                        "Take only entries of LEVEL and above"))
                .option(Option.value("--module", "NAME", "Take only entries of the module NAME, such as INCO")
                        .repeated())
                .option(Option.value("--error", "CODE", "Take only entries with the error CODE")
                        .repeated())
                .option(Option.value("--match", "TEXT", "Take only entries with TEXT: a name, a GUID, a connection")
                        .repeated())
                .option(Option.value(
                        "--names", "FILE", "Show the names of FILE, lines of GUID, tab and name, behind GUIDs"))
                .option(Option.value(
                                "--from",
                                "PATH",
                                "Show the names that exports of real servers in PATH tell behind GUIDs")
                        .repeated())
                .option(Option.flag(
                        "--annotated",
                        "Strip what people wrote into the log: <Upstream> in front, arrows and words behind"))
                .option(Option.value("--top", "N", "Show the N most frequent of each kind; text shows 10, JSON all"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr log C/Windows/debug", "what is wrong on this member")
                .example("vtool dfsr log --decode --level warn Dfsr00045.log", "its warnings and errors, explained")
                .example("vtool dfsr log --trace budget.xlsx srv01/ srv02/", "what happened to a file on two members")
                .status(ExitStatus.FOUND, "no entry matches")
                .status(ExitStatus.PARTIAL, "some logs could not be read, or not to their end")
                .seeAlso("vtool dfsr error", "vtool dfsr event", "vtool dfsr read")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String trace = in.value("trace");
        int modes = (in.flag("decode") ? 1 : 0) + (in.flag("stats") ? 1 : 0) + (trace == null ? 0 : 1);
        if (modes > 1) {
            throw new UsageError("--decode, --trace and --stats are different answers; ask for one");
        }
        LogFilter filter = LogOptions.filter(in);
        LogFiles files = new LogFiles(in);
        long entries;
        if (trace != null) {
            entries = trace(in, files, filter, trace);
        } else if (in.flag("decode")) {
            entries = decode(in, files, filter);
        } else {
            entries = summary(in, files, filter);
        }
        if (!files.troubles().isEmpty()) {
            return ExitStatus.PARTIAL;
        }
        if (entries == 0) {
            in.note("no entry of a DFS Replication debug log is of the kind that is asked for");
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
    }

    private static List<String> names(Invocation in) {
        return in.operands().isEmpty() ? List.of("-") : in.operands();
    }

    private static long decode(Invocation in, LogFiles files, LogFilter filter) {
        RowSink rows = in.rows(EntryRows.COLUMNS, new EntryView(GuidNames.of(in), false));
        files.read(names(in), new LogReader(new EntryPrinter(filter, rows), in.flag("annotated")));
        rows.end(files.troubles());
        return rows.count();
    }

    private static long trace(Invocation in, LogFiles files, LogFilter filter, String text) {
        List<String> texts = new ArrayList<>(filter.texts());
        texts.add(text);
        LogFilter wanted =
                new LogFilter(filter.since(), filter.until(), filter.level(), filter.modules(), filter.codes(), texts);
        Trace trace = new Trace(wanted);
        files.read(names(in), new LogReader(trace, in.flag("annotated")));
        if (trace.cut()) {
            in.note("more than " + Trace.MOST + " entries concern it; the first ones of each log are shown");
        }
        RowSink rows = in.rows(EntryRows.COLUMNS, new EntryView(GuidNames.of(in), true));
        for (Row row : trace.rows()) {
            rows.row(row);
        }
        rows.end(files.troubles());
        return rows.count();
    }

    private long summary(Invocation in, LogFiles files, LogFilter filter) {
        LogSummary summary = new LogSummary(filter);
        files.read(names(in), new LogReader(summary, in.flag("annotated")));
        boolean text = in.format() == OutputFormat.TEXT;
        Report report = in.flag("stats")
                ? Report.of(SummaryRows.stats(summary), this)
                : Report.of(
                        SummaryRows.summary(
                                summary, files.lines(), LogOptions.top(in, text ? TEXT_TOP : Integer.MAX_VALUE)),
                        new SummaryView());
        in.report(report.withErrors(files.troubles()));
        return summary.entries();
    }

    /** Entries and updates by minute. */
    @Override
    public void print(Row data, TextOutput out, Style style) {
        Object minutes = data.value("minutes");
        if (!(minutes instanceof List<?> list) || list.isEmpty()) {
            return;
        }
        out.line(style.paint(Style.Tone.STRONG, "minute            entries  updates"));
        for (Object item : list) {
            Row row = (Row) item;
            out.print(String.valueOf(row.text("minute"))).print("  ");
            right(out, row.number("entries"), 7);
            right(out, row.number("updates"), 9);
            out.line();
        }
    }

    private static void right(TextOutput out, @Nullable Long number, int width) {
        String digits = String.valueOf(number);
        for (int i = digits.length(); i < width; i++) {
            out.print(' ');
        }
        out.print(digits);
    }
}
