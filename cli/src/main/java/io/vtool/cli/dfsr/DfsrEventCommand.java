package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
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
import io.vtool.dfsr.capture.EventReader;
import io.vtool.dfsr.capture.EventText;
import io.vtool.dfsr.fact.DfsrError;
import io.vtool.dfsr.fact.DfsrEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr event}. */
final class DfsrEventCommand implements Command, RowView {
    private static final Columns COLUMNS = Columns.start()
            .integer("id")
            .text("severity")
            .text("area")
            .text("meaning")
            .text("action")
            .integer("error")
            .text("error_meaning")
            .text("error_action")
            .text("error_words")
            .integer("jet_error")
            .text("jet_meaning")
            .text("volume_guid")
            .text("time")
            .text("computer")
            .text("folder")
            .text("group")
            .text("partner")
            .text("command")
            .end();
    private static final String RESUME =
            "wmic /namespace:\\\\root\\microsoftdfs path dfsrVolumeConfig where volumeGuid=\"";
    private static final int STOPPED_BY_DIRTY_SHUTDOWN = 2213;
    /** Columns that say where and when, with the words before them. */
    private static final String[][] PLACES = {
        {"computer", ""},
        {"volume_guid", "volume "},
        {"folder", "folder "},
        {"group", "group "},
        {"partner", "partner "},
        {"time", ""}
    };

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "event", "Explain events of DFS Replication")
                .paragraph(
                        "Takes numbers, or events as they were copied or saved, as an operand in quotes or with `--from`: the "
                                + "text of Event Viewer, its XML and its lists (text, csv), wevtutil, dcdiag, Get-WinEvent and "
                                + "Get-EventLog as list, table or csv, and sentences without their number. Codes are explained, and the "
                                + "volume, folder, group or partner that the event names is shown.")
                .paragraph(
                        "Several events are also judged together, which reveals a volume that was rolled back by a restored snapshot.")
                .operand(Operand.any("ID", "Numbers of events such as 2213, or pasted text of events"))
                .option(CommonOptions.FROM)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr event 2213", "why replication stopped, and how it goes on")
                .example("vtool dfsr event --from events.csv", "events that Event Viewer saved")
                .example(
                        "wevtutil qe \"DFS Replication\" /c:20 | vtool dfsr event --from -", "events of a Windows host")
                .status(ExitStatus.FOUND, "an event is not known, or the text holds none")
                .seeAlso("vtool dfsr error", "vtool dfsr log")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String file = in.value("from");
        if (file == null && in.operands().isEmpty()) {
            throw new UsageError("name an event, such as 2213, or a file of event texts with --from");
        }
        List<EventText> events = new ArrayList<>();
        events.addAll(named(in.operands()));
        if (file != null) {
            events.addAll(read(in, file));
        }
        boolean missing = events.isEmpty();
        RowSink rows = in.rows(COLUMNS, this);
        for (EventText event : events) {
            DfsrEvent known = DfsrEvent.of(event.id());
            missing |= known == null;
            rows.row(row(event, known));
        }
        rows.end(List.of());
        if (EventText.rolledBack(events)) {
            in.note(
                    "together these events show a volume whose contents were rolled back, as by a restored snapshot (KB 2517913):"
                            + " do not recreate the group, make the other member authoritative or ask the vendor");
        }
        return missing ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private static Row row(EventText event, @Nullable DfsrEvent known) {
        Long error = event.error();
        List<DfsrError> errors = error == null ? List.of() : DfsrError.logged(error);
        return COLUMNS.row(
                event.id(),
                known == null ? null : known.severity(),
                known == null ? null : known.area(),
                known == null ? null : known.meaning(),
                known == null ? null : known.action(),
                error,
                errors.isEmpty() ? null : errors.get(0).meaning(),
                errors.isEmpty() ? null : errors.get(0).action(),
                event.errorWords(),
                event.jet(),
                jetMeaning(event.jet()),
                event.volumeGuid(),
                event.time(),
                event.computer(),
                event.folder(),
                event.group(),
                event.partner(),
                command(event));
    }

    private static @Nullable String jetMeaning(@Nullable Long code) {
        List<DfsrError> errors = code == null ? List.of() : DfsrError.logged(code);
        return errors.isEmpty() ? null : errors.get(0).meaning();
    }

    /** What to type, where the event tells all that it needs. */
    private static @Nullable String command(EventText event) {
        String volume = event.volumeGuid();
        boolean stopped = event.id() == STOPPED_BY_DIRTY_SHUTDOWN && volume != null;
        return stopped ? RESUME + volume + "\" call ResumeReplication" : null;
    }

    /** The events that operands name: each by its number, or all of them together as a text. */
    private static List<EventText> named(List<String> words) {
        List<EventText> events = new ArrayList<>();
        for (String word : words) {
            int id = isNumber(word) ? EventText.number(word) : -1;
            if (id < 0) {
                return pasted(words);
            }
            events.add(EventText.of(id));
        }
        return events;
    }

    private static List<EventText> pasted(List<String> words) {
        List<EventText> events =
                EventReader.read(String.join(" ", words).lines().toList());
        if (events.isEmpty()) {
            throw new UsageError("'" + words.get(0) + "' is not the number of an event");
        }
        return events;
    }

    private static boolean isNumber(String word) {
        boolean hex = word.regionMatches(true, 0, "0x", 0, 2);
        boolean number = word.length() > (hex ? 2 : 0);
        for (int i = hex ? 2 : 0; i < word.length(); i++) {
            number &= Character.digit(word.charAt(i), hex ? 16 : 10) >= 0;
        }
        return number;
    }

    private static List<EventText> read(Invocation in, String file) {
        return EventReader.read(CapturedFile.read(in, file).lines());
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String meaning = row.text("meaning");
        out.print(style.paint(Style.Tone.STRONG, "Event " + row.number("id")));
        if (meaning == null) {
            out.line("  not known");
        } else {
            out.print("  ").print(String.valueOf(row.text("severity"))).print(", ");
            out.line(String.valueOf(row.text("area")));
            out.print("  What  ").line(meaning);
            out.print("  Next  ").line(String.valueOf(row.text("action")));
        }
        error(row, out);
        where(row, out);
        String command = row.text("command");
        if (command != null) {
            out.print("  Type  ").foreign(command).line();
        }
    }

    /** The codes, in the event's own words where it has some, and what they mean. */
    private static void error(Row row, TextOutput out) {
        Long error = row.number("error");
        if (error == null) {
            return;
        }
        String words = row.text("error_words");
        String meaning = row.text("error_meaning");
        out.print("  Error ").print(error);
        if (words != null) {
            out.print(" (").foreign(words).print(")");
        } else if (meaning != null) {
            out.print(" (").print(meaning).print(")");
        }
        out.line(meaning == null ? "" : ": " + row.text("error_action"));
        Long jet = row.number("jet_error");
        if (jet != null) {
            String inner = row.text("jet_meaning");
            out.print("        database engine ").print(jet).line(inner == null ? "" : ": " + inner);
        }
    }

    /** What the event names. */
    private static void where(Row row, TextOutput out) {
        String before = "  On    ";
        for (String[] part : PLACES) {
            String value = row.text(part[0]);
            if (value != null) {
                out.print(before).print(part[1]).foreign(value);
                before = ", ";
            }
        }
        if (before.equals(", ")) {
            out.line();
        }
    }
}
