package io.vtool.cli.lvm;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.lvm.health.Refusal;
import io.vtool.lvm.history.Change;
import io.vtool.lvm.history.HistoryReader;
import io.vtool.lvm.history.Version;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.view.GroupState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool lvm history VG}. */
final class LvmHistoryCommand implements Command, RowView {
    private static final Columns CHANGE = Columns.start()
            .text("kind")
            .text("object")
            .text("before")
            .text("after")
            .end();
    private static final Columns VERSION = Columns.start()
            .text("group")
            .integer("seqno")
            .flag("current")
            .text("time")
            .text("host")
            .text("description")
            .text("refusal")
            .list("places")
            .list("changes")
            .end();

    @Override
    public CommandModel model() {
        CommandModel.Builder model = LvmReading.options(CommandModel.of(
                        "lvm", "history", "List the versions of a group's metadata that are still on its disks"))
                .paragraph(
                        "Every change of a volume group writes its metadata anew, behind the old one in a ring of about a "
                                + "megabyte. This lists every version that is still complete, also behind a damaged header: when it was "
                                + "written, by which command on which host, what changed since the version before, and why lvm2 would not "
                                + "take it if it would not.")
                .paragraph(
                        "`vtool lvm export VG --seqno N` prints one of them as a backup file that vgcfgrestore takes.")
                .operand(Operand.one("VG", "The group"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lvm history vg_data", "what was made, resized and removed, and when")
                .example(
                        "vtool lvm history vg0 --image /dev/sda=pv0.img -o jsonl",
                        "the same of a disk image, for a script");
        return RefusedGroups.documented(model, "no version was found")
                .status(ExitStatus.PARTIAL, "a device could not be read")
                .end();
    }

    @Override
    public int run(Invocation in) {
        try (LvmReading reading = LvmReading.open(in)) {
            List<String> unread = new ArrayList<>();
            RowSink rows = in.rows(VERSION, this);
            RefusedGroups refused = new RefusedGroups(in);
            for (GroupView view : reading.groups(in.operands())) {
                visit(reading, view, unread, version -> rows.row(row(version)));
                refused.shown(GroupState.of(view));
            }
            List<Trouble> troubles = new ArrayList<>(refused.troubles());
            for (String device : unread) {
                Trouble trouble = new Trouble(
                        "device_unreadable",
                        "cannot read '" + device + "'",
                        device,
                        "versions that only it holds are missing here");
                in.warn(trouble);
                troubles.add(trouble);
            }
            rows.end(troubles);
            return !unread.isEmpty()
                    ? ExitStatus.PARTIAL
                    : refused.status(rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL);
        }
    }

    static void visit(LvmReading reading, GroupView view, List<String> unread, HistoryReader.Visitor visitor) {
        HistoryReader.visit(
                view, reading.inventory().devices(), reading.devices().sources(), unread, visitor);
    }

    private static Row row(Version version) {
        List<Row> changes = new ArrayList<>();
        for (Change change : version.changes()) {
            changes.add(CHANGE.row(HealthRows.word(change.kind()), change.object(), change.before(), change.after()));
        }
        Long time = version.text().creationTime();
        return VERSION.row(
                version.group().name(),
                version.group().seqno(),
                version.current(),
                time == null ? null : Instant.ofEpochSecond(time).toString(),
                version.text().creationHost(),
                version.text().description(),
                Refusal.of(version),
                version.places(),
                changes);
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String time = row.text("time");
        String host = row.text("host");
        String description = row.text("description");
        out.print("version " + row.number("seqno") + (Boolean.TRUE.equals(row.value("current")) ? " (current)" : ""));
        out.print(time == null ? "" : "  " + time);
        out.print(host == null ? "" : "  on ").foreign(host == null ? "" : host).line();
        if (description != null) {
            out.print("    ").foreign(description).line();
        }
        String refusal = row.text("refusal");
        if (refusal != null) {
            out.print("    lvm2 refuses it: ").foreign(refusal).line();
        }
        if (row.value("changes") instanceof List<?> changes) {
            for (Object change : changes) {
                if (change instanceof Row entry) {
                    out.print("    ").foreign(words(entry)).line();
                }
            }
        }
    }

    private static String set(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return "set to '" + after + "'";
        }
        return after == null ? "no longer set, it was '" + before + "'" : "from '" + before + "' to '" + after + "'";
    }

    private static String words(Row change) {
        String object = String.valueOf(change.text("object"));
        String before = change.text("before");
        String after = change.text("after");
        String what = "from '" + (before == null ? "" : before) + "' to '" + (after == null ? "" : after) + "'";
        return switch (String.valueOf(change.text("kind"))) {
            case "volume_added" -> "+ volume " + object + ", " + after + " extents";
            case "volume_removed" -> "- volume " + object + ", " + before + " extents";
            case "volume_renamed", "group_renamed" -> "  " + before + " renamed to " + after;
            case "volume_resized" -> "  volume " + object + " from " + before + " to " + after + " extents";
            case "volume_changed" -> "  volume " + object + " mapped anew, " + what;
            case "volume_setting" -> "  volume " + object + ' ' + set(before, after);
            case "status" -> "  status of " + object + " " + what;
            case "tags" -> "  tags of " + object + " " + what;
            case "pv_added" -> "+ PV " + object + " on " + after;
            case "pv_removed" -> "- PV " + object + " last on " + before;
            default -> "  " + object + " " + what;
        };
    }
}
