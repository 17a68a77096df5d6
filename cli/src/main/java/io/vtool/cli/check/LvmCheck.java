package io.vtool.cli.check;

import io.vtool.cli.lvm.LvmHealth;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
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
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return LvmHealth.options(model.paragraph(
                                "Judges every volume group of the lab's host or of disk images as `vtool lvm health` does: missing and "
                                        + "duplicate PVs, partial and degraded volumes, damaged metadata. The ranges are of the percentage "
                                        + "to which pools, snapshots and caches are filled; without them it warns above 80 and is critical "
                                        + "above 90. With `--free` it also warns of groups with less free space.")
                        .option(Option.value(
                                "--free", "PERCENT", "Warn of groups with less than PERCENT of their extents free")))
                .option(CommonOptions.HOST)
                .example("vtool check lvm --free 10", "and a reserve in each group")
                .example("vtool check lvm --image /dev/sda=pv0.img", "a disk image");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, "80", "90");
        String free = in.value("free");
        Threshold reserve = free == null ? null : Threshold.parse("--free", free + ":");
        LvmHealth health = LvmHealth.look(in);
        int count = health.groups().size();
        Answer answer = new Answer("LVM", count + (count == 1 ? " volume group" : " volume groups") + " well");
        for (LvmHealth.Problem problem : health.problems()) {
            answer.find(problem.critical() ? State.CRITICAL : State.WARNING, problem.group(), problem.words());
        }
        for (LvmHealth.Filling fill : health.fills()) {
            fill(answer, limits, fill.volume(), "data", fill.data());
            fill(answer, limits, fill.volume(), "metadata", fill.metadata());
        }
        for (LvmHealth.Group group : health.groups()) {
            double percent = rounded(group.sizePercentFree());
            if (reserve != null && reserve.alerts(percent)) {
                answer.find(State.WARNING, group.name(), percent(percent) + " free");
            }
            answer.number(group.name() + " free", percent, "%");
            answer.metric(
                    "vtool_lvm_group_free_ratio",
                    "Free extents of a volume group.",
                    percent / 100,
                    "group",
                    group.name());
        }
        if (count == 0) {
            answer.find(State.UNKNOWN, "", "there is no volume group");
        }
        return answer;
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
                percent / 100,
                "volume",
                volume,
                "space",
                space.toLowerCase(Locale.ROOT));
    }

    private static double rounded(double percent) {
        return Math.rint(percent * HUNDREDTHS) / HUNDREDTHS;
    }

    private static String percent(double percent) {
        return percent + " %";
    }
}
