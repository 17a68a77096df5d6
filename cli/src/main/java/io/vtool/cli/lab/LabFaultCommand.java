package io.vtool.cli.lab;

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
import io.vtool.cli.words.Suggestion;
import io.vtool.emulator.dfsr.LabMemberFaults;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.FaultKind;
import io.vtool.emulator.lab.fault.FaultKinds;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code vtool lab fault [add|list|clear|kinds] ...}. */
final class LabFaultCommand implements Command, RowView {
    private static final Columns FAULT = Columns.start()
            .integer("id")
            .text("kind")
            .text("on")
            .text("values")
            .integer("since_ms")
            .text("meaning")
            .end();
    private static final Columns KIND = Columns.start()
            .text("kind")
            .text("on")
            .text("required")
            .text("optional")
            .text("meaning")
            .end();
    private static final List<String> ACTIONS = List.of("add", "list", "clear", "kinds");
    private static final String SINCE = "since";
    private static final String PASS = "pass";
    /** A host checks each path every 20 seconds at least, and gives a lost connection 5. */
    private static final long NOTICED_MILLIS = 30_000;

    private final HostDaemons daemons;

    LabFaultCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        CommandModel.Builder model = CommandModel.of("lab", "fault", "Break things in the lab, and mend them")
                .paragraph(
                        "`add KIND TARGET [KEY=VALUE...]` breaks something; TARGET is a portal such as 127.0.10.1, an array, a volume "
                                + "written ARRAY/VOLUME, a member of a replication group, or a connection between two of them, written "
                                + "SENDER:RECEIVER; `vtool lab status` shows what there is. `list` shows what is broken; `clear` mends it, by number, kind, target, or `all`; `kinds` shows "
                                + "the kinds of faults; both `list` and `kinds` take the names of what to show. A lab that is served follows at once; otherwise the next command meets the fault.");
        List<String> kinds = new ArrayList<>();
        for (FaultKind kind : FaultKinds.all()) {
            kinds.add(kind.name());
        }
        for (String paragraph : FaultParagraphs.all()) {
            model.paragraph(paragraph);
        }
        return model.paragraph(
                        "Every kind takes `since`, how long ago it began, such as 10m. After a change the lab's clock goes on by 30 "
                                + "seconds, so that hosts have noticed; `pass=0s` leaves it as it is.")
                .operand(Operand.optional("ACTION", "What to do, list by default")
                        .among(ACTIONS))
                .operand(Operand.any("WORD", "Kind, target and keys to add, or what to clear")
                        .offering(kinds))
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab fault add portal-refuse 127.0.10.1", "nobody listens at a portal")
                .example("vtool lab fault add controller-down array01 group=1", "a controller dies")
                .example("vtool lab fault add medium-error array01/data0 lba=2048 blocks=8", "bad blocks")
                .example("vtool lab fault add dfsr-sharing-violation SRV02 path=plan.xlsx", "somebody has a file open")
                .example("vtool lab fault list", "what is broken")
                .example("vtool lab fault clear 1", "mend the first")
                .example("vtool lab fault clear all", "mend everything")
                .status(ExitStatus.FOUND, "nothing was there to clear, or of those to list")
                .seeAlso("vtool lab scenarios", "vtool lab log", "vtool-lab(5)")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        if (action.equals("kinds")) {
            return kinds(in, words.subList(1, words.size()));
        }
        try (OpenLab lab = Labs.open(in)) {
            return switch (action) {
                case "add" -> add(in, lab, words);
                case "clear" -> clear(in, lab, words.subList(1, words.size()));
                default -> list(in, lab, words.isEmpty() ? words : words.subList(1, words.size()));
            };
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    private int kinds(Invocation in, List<String> meant) {
        for (String word : meant) {
            if (FaultKinds.find(word) == null) {
                throw new UsageError("unknown kind of fault '" + word + "'"
                        + Suggestion.clause(word, FaultKinds.names(), "'vtool lab fault kinds' lists them"));
            }
        }
        RowSink rows = in.rows(KIND, this);
        for (FaultKind kind : FaultKinds.all()) {
            if (!meant.isEmpty() && !meant.contains(kind.name())) {
                continue;
            }
            rows.row(KIND.row(
                    kind.name(),
                    kind.on(),
                    String.join(" ", kind.required()),
                    String.join(" ", kind.optional()),
                    kind.meaning()));
        }
        rows.end(List.of());
        return ExitStatus.WELL;
    }

    private int add(Invocation in, OpenLab lab, List<String> words) throws IOException, LabException {
        if (words.size() < 3) {
            throw new UsageError(
                    "add needs a kind of fault and what it is on, such as: vtool lab fault add busy array01/data0");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words.subList(3, words.size())) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new UsageError(
                        "'" + word
                                + "' is not KEY=VALUE, such as path=report.txt; 'vtool lab fault kinds' shows the keys of each kind");
            }
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        String since = values.remove(SINCE);
        long ago = since == null ? 0 : Labs.span(since);
        long pass = pass(values.remove(PASS));
        FaultChecker checker = new FaultChecker(
                lab.definition().arrays(),
                lab.definition().hosts(),
                lab.definition().dfsr(),
                Suggestion::clause);
        LabFault fault = checker.check(words.get(1), words.get(2), values);
        if (fault == null) {
            List<String> messages = new ArrayList<>();
            for (FaultChecker.Mistake mistake : checker.mistakes()) {
                messages.add(mistake.message());
            }
            throw new UsageError(String.join("; ", messages));
        }
        Labs.catchUp(lab, daemons);
        if (LabMemberFaults.isOne(fault.kind())) {
            LabReplication.advance(lab, lab.clock().millis()); // what was due before happens without it
        }
        long now = lab.clock().millis();
        List<LabFault> added = lab.addFaults(List.of(fault.numbered(0, now - ago)), now);
        if (LabMemberFaults.happensAtOnce(fault.kind())) {
            LabReplication.advance(lab, now);
        }
        follow(in, lab, pass);
        lab.notice(added, now, true);
        return show(in, added);
    }

    private static long pass(@Nullable String text) {
        return text == null ? NOTICED_MILLIS : Labs.span(text);
    }

    private static void follow(Invocation in, OpenLab lab, long pass) throws IOException, LabException {
        if (pass > 0) {
            lab.advance(pass);
        }
        if (!lab.faultsInForce()) {
            in.note("the server of the lab has not followed yet");
        }
    }

    private int clear(Invocation in, OpenLab lab, List<String> words) throws IOException, LabException {
        long pass = NOTICED_MILLIS;
        List<String> meant = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(PASS + "=")) {
                pass = pass(word.substring(PASS.length() + 1));
            } else {
                meant.add(word);
            }
        }
        if (meant.isEmpty()) {
            throw new UsageError("clear needs the number of a fault, a kind, a target, or all");
        }
        List<LabFault> there = lab.faults().list();
        Set<Integer> ids = MeantFaults.ids(in, there, meant, " to clear");
        if (ids.isEmpty()) {
            show(in, List.of());
            return ExitStatus.FOUND;
        }
        Labs.catchUp(lab, daemons);
        for (LabFault fault : there) {
            if (ids.contains(fault.id()) && LabMemberFaults.isOne(fault.kind())) {
                LabReplication.advance(lab, lab.clock().millis()); // time until now was lost
                break;
            }
        }
        long now = lab.clock().millis();
        List<LabFault> cleared = lab.clearFaults(ids);
        follow(in, lab, pass);
        lab.notice(cleared, now, false);
        return show(in, cleared);
    }

    private int list(Invocation in, OpenLab lab, List<String> words) throws IOException {
        List<LabFault> faults = lab.faults().list();
        if (faults.isEmpty()) {
            in.note("nothing is broken");
        }
        if (words.isEmpty()) {
            return show(in, faults);
        }
        Set<Integer> ids = MeantFaults.ids(in, faults, words, "");
        List<LabFault> meant = new ArrayList<>();
        for (LabFault fault : faults) {
            if (ids.contains(fault.id())) {
                meant.add(fault);
            }
        }
        show(in, meant);
        return meant.isEmpty() ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private int show(Invocation in, List<LabFault> faults) {
        RowSink rows = in.rows(FAULT, this);
        for (LabFault fault : faults) {
            FaultKind kind = FaultKinds.find(fault.kind());
            StringBuilder values = new StringBuilder();
            for (Map.Entry<String, String> value : fault.shown().entrySet()) {
                values.append(values.length() == 0 ? "" : " ")
                        .append(value.getKey())
                        .append('=')
                        .append(value.getValue());
            }
            rows.row(FAULT.row(
                    fault.id(),
                    fault.kind(),
                    fault.on(),
                    values.toString(),
                    fault.since(),
                    kind == null ? null : kind.meaning()));
        }
        rows.end(List.of());
        return ExitStatus.WELL;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        boolean fault = row.columns() == FAULT;
        if (fault) {
            out.print(String.valueOf(row.number("id"))).print("  ");
        }
        out.print(style.paint(Style.Tone.STRONG, String.valueOf(row.text("kind"))))
                .print(" ");
        if (fault) {
            out.foreign(String.valueOf(row.text("on")));
            String values = String.valueOf(row.text("values"));
            out.print(values.isEmpty() ? "" : " ").foreign(values);
        } else {
            out.print(String.valueOf(row.text("on")).toUpperCase(Locale.ROOT));
            for (String key : words(row, "required")) {
                out.print(" " + key + "=");
            }
            for (String key : words(row, "optional")) {
                out.print(" [" + key + "=]");
            }
        }
        out.print("  ").print(String.valueOf(row.text("meaning"))).line();
    }

    private static String[] words(Row row, String column) {
        String text = row.text(column);
        return text == null || text.isEmpty() ? new String[0] : text.split(" ");
    }
}
