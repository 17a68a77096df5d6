package io.vtool.cli.lvm;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.lvm.health.Refusal;
import io.vtool.lvm.history.HistoryReader;
import io.vtool.lvm.history.Version;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.MetadataWriter;
import io.vtool.lvm.text.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool lvm export VG [--seqno N]}. */
final class LvmExportCommand implements Command {
    @Override
    public CommandModel model() {
        return LvmReading.options(
                        CommandModel.of("lvm", "export", "Print a version of a group's metadata as a backup file"))
                .paragraph(
                        "Prints what vgcfgbackup would have written when the group was at that version, so that vgcfgrestore takes it. "
                                + "`vtool lvm history VG` lists the versions there are.")
                .operand(Operand.one("VG", "The group"))
                .option(Option.value("--seqno", "N", "The version with sequence number N instead of the newest"))
                .example("vtool lvm export vg_data > vg_data.backup", "the newest version")
                .example("vtool lvm export vg0 --seqno 12 --image /dev/sda=pv0.img", "an older one from a disk image")
                .paragraph(
                        "A version that lvm2 would not take is printed all the same, for somebody to mend it by hand; a line on standard error "
                                + "says so, and the status is 1. `vtool lvm history` marks such versions.")
                .status(ExitStatus.FOUND, "lvm2 refuses the version that was printed")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Long wanted = number(in.value("seqno"));
        try (LvmReading reading = LvmReading.open(in)) {
            List<String> seen = new ArrayList<>();
            for (GroupView view : reading.groups(in.operands())) {
                Chosen chosen = new Chosen(wanted, seen);
                LvmHistoryCommand.visit(reading, view, new ArrayList<>(), chosen);
                if (chosen.text != null) {
                    byte[] text = MetadataWriter.write(
                            chosen.text, TextForm.FILE, in.environment().time().zone());
                    in.out().print(new String(text, StandardCharsets.UTF_8));
                    RefusedGroups refused = new RefusedGroups(in);
                    refused.shown(
                            "version " + chosen.seqno + " of group "
                                    + view.group().name(),
                            view.group().name(),
                            chosen.refusal);
                    return refused.status(ExitStatus.WELL);
                }
            }
            throw new CommandFailure(
                    FailureKind.UNAVAILABLE,
                    new Trouble(
                            "no_such_version",
                            "there is no version " + (wanted == null ? "that counts" : wanted)
                                    + " of the group's metadata",
                            in.operands().get(0),
                            seen.isEmpty() ? null : "there are " + String.join(", ", seen)),
                    null);
        }
    }

    /** Keeps the last version of a number, or the one that counts. */
    private static final class Chosen implements HistoryReader.Visitor {
        private final @Nullable Long wanted;
        private final List<String> seen;
        private @Nullable MetadataText text;
        private @Nullable String refusal;
        private long seqno;

        Chosen(@Nullable Long wanted, List<String> seen) {
            this.wanted = wanted;
            this.seen = seen;
        }

        @Override
        public void version(Version version) {
            long number = version.group().seqno();
            seen.add(Long.toString(number));
            if (wanted == null ? version.current() : number == wanted) {
                seqno = number;
                refusal = Refusal.of(version);
                text = version.text();
            }
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageError("--seqno wants a number, not '" + text + "'");
        }
    }
}
