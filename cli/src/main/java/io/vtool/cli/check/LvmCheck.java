package io.vtool.cli.check;

import io.vtool.cli.lvm.LvmHealth;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Volume groups: missing PVs, broken volumes, damaged metadata, full pools and snapshots. */
final class LvmCheck implements Check {
    private static final int HUNDREDTHS = 100;

    @Override
    public String name() {
        return "lvm";
    }

    @Override
    public String subject() {
        return "volume groups: missing disks, full pools, free space";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return LvmHealth.options(model.paragraph(
                                "Judges every volume group of the lab's host or of disk images as `vtool lvm health` does: missing and "
                                        + "duplicate PVs, partial and degraded volumes, damaged metadata. The ranges are of the percentage "
                                        + "to which thin pools, their metadata, snapshots and the metadata of caches are filled; without them it "
                                        + "warns above 80 and is critical above 90.")
                        .paragraph(
                                "Free space of groups alerts only when it is asked for, as many groups are full on purpose: with `--free` "
                                        + "it warns below that, with `--free-critical` it is critical.")
                        .option(Option.value(
                                "--free", "PERCENT", "Warn of groups with less than PERCENT of their extents free"))
                        .option(Option.value(
                                "--free-critical",
                                "PERCENT",
                                "Be critical of groups with less than PERCENT of their extents free")))
                .option(CommonOptions.HOST)
                .example("vtool check lvm --free 10", "and a reserve in each group")
                .example("vtool check lvm --image /dev/sda=pv0.img", "a disk image");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, "80", "90");
        Limits reserve = new Limits(reserve(in, "free"), reserve(in, "free-critical"));
        LvmHealth health = LvmHealth.look(in);
        int count = health.groups().size();
        Answer answer = new Answer("LVM", count + (count == 1 ? " volume group" : " volume groups") + " well");
        for (LvmHealth.Problem problem : health.problems()) {
            answer.find(problem.critical() ? State.CRITICAL : State.WARNING, problem.group(), problem.words());
        }
        for (LvmHealth.Filling fill : health.fills()) {
            if (!fill.cache()) {
                fill(answer, limits, fill.volume(), "data", fill.data());
            }
            fill(answer, limits, fill.volume(), "metadata", fill.metadata());
        }
        for (LvmHealth.Group group : health.groups()) {
            double percent = rounded(group.sizePercentFree());
            answer.find(reserve.state(percent), group.name(), percent(percent) + " free");
            answer.number(group.name() + " free", percent, "%", reserve);
            answer.metric(
                    "vtool_lvm_group_free_ratio",
                    "Free extents of a volume group.",
                    ratio(percent),
                    "group",
                    group.name());
        }
        if (count == 0) {
            answer.find(State.UNKNOWN, "", "there is no volume group");
        }
        return answer;
    }

    private static @Nullable Threshold reserve(Invocation in, String option) {
        String percent = in.value(option);
        return percent == null ? null : Threshold.parse("--" + option, percent + ":");
    }

    private static void fill(Answer answer, Limits limits, String volume, String space, @Nullable Double filled) {
        if (filled == null) {
            return;
        }
        double percent = rounded(filled);
        answer.find(limits.state(percent), volume, percent(percent) + " of its " + space + " space used");
        answer.number(volume + " " + space, percent, "%", limits);
        answer.metric(
                "vtool_lvm_fill_ratio",
                "Used part of a pool, snapshot or cache.",
                ratio(percent),
                "volume",
                volume,
                "space",
                space.toLowerCase(Locale.ROOT));
    }

    private static double rounded(double percent) {
        return Math.rint(percent * HUNDREDTHS) / HUNDREDTHS;
    }

    private static BigDecimal ratio(double percent) {
        return BigDecimal.valueOf(percent).movePointLeft(2).stripTrailingZeros();
    }

    private static String percent(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + " %";
    }
}
