package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.lvm.LvmHealth;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Verdict.State;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
                                        + "it warns below that percentage of a group's extents, or that size, with `--free-critical` it is critical.")
                        .paragraph(
                                "With `--baseline` it is critical when a group that `--save-baseline` wrote down is gone, and warns of logical "
                                        + "volumes that are. With `--from` it judges what `vgs`, `lvs`, `lvs -a` and `pvs` printed elsewhere, as text "
                                        + "with headings or JSON, in one file or several.")
                        .option(Option.value(
                                "--free", "AMOUNT", "Warn of groups with less free than AMOUNT, such as 10% or 20GiB"))
                        .option(Option.value(
                                "--free-critical", "AMOUNT", "Be critical of groups with less free than AMOUNT")))
                .option(Nothing.OPTION)
                .option(Baseline.OPTION)
                .option(Baseline.SAVE)
                .option(CommonOptions.FROM.repeated())
                .option(CommonOptions.HOST)
                .example("vtool check lvm --free 10", "and a reserve in each group")
                .example("vtool check lvm --free 50GiB --free-critical 10GiB", "the same in bytes")
                .example("vtool check lvm --from vgs.txt --from lvs.txt", "what was captured elsewhere")
                .example("vtool check lvm --image /dev/sda=pv0.img", "a disk image");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, name(), "80", "90");
        Reserve warning = Reserve.parse("--free", in.value("free"));
        Reserve critical = Reserve.parse("--free-critical", in.value("free-critical"));
        if (in.value("from") == null && in.value("image") == null) {
            Labs.demand(in);
        }
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
            for (String volume : group.volumes()) {
                answer.there(Baseline.Kind.VOLUME, group.name(), volume);
            }
            free(answer, group, warning, critical);
        }
        Baseline baseline = Missing.baseline(in, answer);
        if (baseline != null) {
            compare(answer, health, baseline);
        }
        if (count == 0) {
            Nothing.tell(in, answer, "there is no volume group", State.UNKNOWN);
        }
        answer.note(limits.words("percentage used of each pool, snapshot and cache"));
        return answer;
    }

    private static void free(Answer answer, LvmHealth.Group group, Reserve warning, Reserve critical) {
        String name = group.name();
        Double part = group.sizePercentFree();
        if (part != null) {
            Limits limits = new Limits(warning.percent(), critical.percent());
            double percent = rounded(part);
            State state = limits.state(percent);
            answer.find(state, name, percent(percent) + " free");
            if (state == State.OK) {
                answer.seen(name, percent(percent) + " free");
            }
            answer.number(name + " free", percent, "%", limits);
            answer.metric(
                    "vtool_lvm_group_free_ratio", "Free extents of a volume group.", ratio(percent), "group", name);
        }
        Long bytes = group.freeBytes();
        Limits limits = new Limits(warning.bytes(), critical.bytes());
        if (bytes != null) {
            answer.find(limits.state(bytes), name, group.freeSize() + " free");
            answer.metric("vtool_lvm_group_free_bytes", "Free bytes of a volume group.", bytes, "group", name);
            if (limits.warning() != null || limits.critical() != null) {
                answer.number(name + " free bytes", bytes, "B", limits);
            }
        }
    }

    private static void compare(Answer answer, LvmHealth health, Baseline baseline) {
        for (String name : baseline.owners(Baseline.Kind.VOLUME)) {
            LvmHealth.Group group = null;
            for (LvmHealth.Group each : health.groups()) {
                group = each.name().equals(name) ? each : group;
            }
            if (group == null) {
                answer.find(State.CRITICAL, name, "this volume group is gone, the baseline has it");
            } else if (!group.volumes().isEmpty()) { // a listing of groups alone does not name any
                Set<String> missing = new TreeSet<>(baseline.names(Baseline.Kind.VOLUME, name));
                group.volumes().forEach(missing::remove);
                answer.find(missing.isEmpty() ? State.OK : State.WARNING, name, "no volume " + Missing.words(missing));
            }
        }
    }

    private static void fill(Answer answer, Limits limits, String volume, String space, @Nullable Double filled) {
        if (filled == null) {
            return;
        }
        double percent = rounded(filled);
        String words = percent(percent) + " of its " + space + " space used";
        State state = limits.state(percent);
        answer.find(state, volume, words);
        if (state == State.OK) {
            answer.seen(volume, words);
        }
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
