package io.vtool.cli.sense;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.RowSink;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool sense lookup CODE|WORDS}. */
final class SenseLookupCommand implements Command {
    /** With more readings than this each is told in brief, but for the codes that were named exactly. */
    private static final int FULL = 3;

    private static final int MOST_LINES = 60;

    @Override
    public CommandModel model() {
        return CommandModel.of("sense", "lookup", "Look up a code, or find codes by words")
                .paragraph(
                        "A code may be written as sense key, additional sense code and qualifier (`6/3f/e`, `0x6/0x3f/0xe`, "
                                + "`06 3f 0e`), as sense key and code (`5/24`) or additional sense alone (`3f/0e`), as a status with its letter (`H:0x8`, `D:0x18`, "
                                + "`P:0x4`), by name (`DID_NO_CONNECT`, `TASK SET FULL`), or with its kind (`opcode 0x28`, "
                                + "`nvme 0x371`, `key 6`, `status 8`, `host 8`, `srb 9`, `adapter 3`). Numbers are hexadecimal but "
                                + "those of Windows events (`event 153`). A number alone shows everything it can be.")
                .paragraph("Anything else is searched for as words in all tables.")
                .operand(Operand.some("CODE", "The code, or words"))
                .option(DecodeOptions.VENDOR)
                .option(DecodeOptions.RELEASE)
                .option(DecodeOptions.DEVICE_TYPE)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool sense lookup 6/3f/e", "a sense code")
                .example("vtool sense lookup D:0x18", "a status")
                .example("vtool sense lookup 0x28", "everything 0x28 can be")
                .example("vtool sense lookup write protected", "codes by words")
                .status(ExitStatus.FOUND, "nothing found")
                .seeAlso("vtool sense decode", "vtool sense list")
                .end();
    }

    @Override
    public int run(Invocation in) {
        CodeReadings codes = new CodeReadings(DecodeOptions.of(in));
        List<String> words = LookupQuery.words(in.operands());
        boolean isCode = LookupQuery.read(words, codes);
        if (!isCode) {
            NameReadings.named(String.join(" ", words), codes);
            if (codes.readings().isEmpty()) {
                NameReadings.named(String.join(" ", NameReadings.stems(words)), codes);
            }
        }
        List<Reading> readings = codes.readings();
        int full = readings.size() > FULL ? 0 : readings.size();
        if (!isCode) {
            NameReadings.addFound(words, readings);
            full = Math.max(full, readings.size() > FULL ? 0 : readings.size());
        }
        print(in, readings, full);
        if (readings.isEmpty()) {
            in.note(nothing(words, isCode));
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
    }

    private static void print(Invocation in, List<Reading> readings, int full) {
        boolean text = in.format() == OutputFormat.TEXT;
        int shown = text ? Math.min(readings.size(), MOST_LINES) : readings.size();
        RowSink sink = in.rows(Reading.COLUMNS, new ReadingView(full));
        for (int i = 0; i < shown; i++) {
            sink.row(readings.get(i).row());
        }
        sink.end(List.of());
        if (shown < readings.size()) {
            in.note((readings.size() - shown) + " more; add a word, or use -o tsv to see all");
        }
    }

    private static String nothing(List<String> words, boolean isCode) {
        String text = String.join(" ", words);
        if (isCode) {
            return "'" + text + "' is not assigned; 'vtool sense list' shows the tables";
        }
        List<String> better = new ArrayList<>();
        boolean changed = false;
        for (String word : words) {
            String similar = NameReadings.similar(word);
            better.add(similar == null ? word : similar);
            changed |= similar != null && !similar.equalsIgnoreCase(word);
        }
        return "nothing found for '" + text + "'"
                + (changed
                        ? ", did you mean '" + String.join(" ", better) + "'?"
                        : "; try fewer words, or 'vtool sense list'");
    }
}
