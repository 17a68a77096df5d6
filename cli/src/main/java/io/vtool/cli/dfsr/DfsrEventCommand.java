package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
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
import io.vtool.dfsr.capture.CaptureReader;
import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.capture.EventText;
import io.vtool.dfsr.fact.DfsrError;
import io.vtool.dfsr.fact.DfsrEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr event}. */
final class DfsrEventCommand implements Command, RowView {
    private static final int MOST_DIGITS = 5;
    private static final Columns COLUMNS = Columns.start()
            .integer("id")
            .text("severity")
            .text("area")
            .text("meaning")
            .text("action")
            .integer("error")
            .text("error_meaning")
            .integer("jet_error")
            .text("volume_guid")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "event", "Explain events of DFS Replication")
                .paragraph(
                        "Takes numbers, or texts of events with `--from`: their `Event ID:`, `Error:` and `Volume:` lines are read and "
                                + "the codes explained. Several events are also judged together: those of a volume that was rolled "
                                + "back by a restored snapshot are told.")
                .operand(Operand.any("ID", "Numbers of events such as 2213"))
                .option(CommonOptions.FROM)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr event 2213", "why replication stopped, and how it goes on")
                .example("vtool dfsr event --from events.txt", "events pasted into a file")
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
        for (String word : in.operands()) {
            events.add(new EventText(id(word), null, null, null));
        }
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
        List<DfsrError> errors = error == null ? List.of() : DfsrError.of(error);
        return COLUMNS.row(
                event.id(),
                known == null ? null : known.severity(),
                known == null ? null : known.area(),
                known == null ? null : known.meaning(),
                known == null ? null : known.action(),
                error,
                errors.isEmpty() ? null : errors.get(0).meaning(),
                event.jet(),
                event.volumeGuid());
    }

    private static int id(String word) {
        boolean number = !word.isEmpty() && word.length() <= MOST_DIGITS;
        for (int i = 0; i < word.length(); i++) {
            number &= word.charAt(i) >= '0' && word.charAt(i) <= '9';
        }
        if (!number) {
            throw new UsageError("'" + word + "' is no number of an event");
        }
        return Integer.parseInt(word);
    }

    private static List<EventText> read(Invocation in, String file) {
        CaptureReader reader = new CaptureReader();
        try (InputStream bytes = in.open(file)) {
            LineInput lines = new LineInput(bytes);
            for (String line = lines.next(); line != null; line = lines.next()) {
                reader.line(line);
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        return reader.end() instanceof Captured.Events found ? found.events() : List.of();
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
        Long error = row.number("error");
        if (error != null) {
            String words = row.text("error_meaning");
            Long jet = row.number("jet_error");
            out.print("  Error ").print(error).print(words == null ? "" : ": " + words);
            out.line(jet == null ? "" : " (database engine " + jet + ")");
        }
        String volume = row.text("volume_guid");
        if (volume != null) {
            out.print("  On    volume ").foreign(volume).line();
        }
    }
}
