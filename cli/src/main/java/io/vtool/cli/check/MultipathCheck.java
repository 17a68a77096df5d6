package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.multipath.MultipathMaps;
import io.vtool.cli.render.Verdict.State;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths of every map. */
final class MultipathCheck implements Check {
    private static final int WHOLE = 100;
    private static final int MOST_DIGITS = 6;

    @Override
    public String name() {
        return "multipath";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Looks at the paths of every map, of the lab's host or of a captured listing. The ranges are of the percentage of a "
                                + "map's paths that can be used; without them it warns below 100 and is critical when there is none. It "
                                + "also warns of maps with a single path, and with `--paths` of maps with fewer paths than that.")
                .option(Option.value("--paths", "N", "Warn of maps with fewer than N paths"))
                .option(CommonOptions.FROM)
                .option(CommonOptions.HOST)
                .example("vtool check multipath --paths 4", "four paths to every volume")
                .example("vtool check multipath --from multipath_-ll.txt", "a listing from a support bundle");
    }

    @Override
    public Answer look(Invocation in) {
        Limits limits = Limits.of(in, "100:", "1:");
        int wanted = wanted(in.value("paths"));
        List<MultipathMap> maps = MultipathMaps.look(in);
        Answer answer =
                new Answer("MULTIPATH", maps.size() + (maps.size() == 1 ? " map" : " maps") + ", all paths usable");
        int all = 0;
        int usable = 0;
        for (MultipathMap map : maps) {
            int paths = 0;
            int good = 0;
            for (PathGroup group : map.groups()) {
                for (Path path : group.paths()) {
                    paths++;
                    good += usable(path) ? 1 : 0;
                }
            }
            judge(answer, name(map), paths, good, wanted, limits);
            all += paths;
            usable += good;
        }
        if (maps.isEmpty()) {
            answer.find(State.UNKNOWN, "", "there is no map");
        }
        answer.number("maps", maps.size(), "");
        answer.number("paths", all, "");
        answer.number("usable_paths", usable, "");
        return answer;
    }

    private static void judge(Answer answer, String name, int paths, int good, int wanted, Limits limits) {
        long percent = paths == 0 ? 0 : (long) good * WHOLE / paths;
        State state = limits.state(percent);
        answer.find(state, name, good + " of " + paths + " paths usable");
        if (state == State.OK && paths == 1) {
            answer.find(State.WARNING, name, "a single path");
        } else if (state == State.OK && paths < wanted) {
            answer.find(State.WARNING, name, paths + " paths instead of " + wanted);
        }
        answer.number(name, percent, "%", limits);
        answer.metric("vtool_multipath_map_paths", "Paths of a map.", paths, "map", name);
        answer.metric("vtool_multipath_map_paths_usable", "Paths of a map that can be used.", good, "map", name);
    }

    private static int wanted(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int i = 0; i < text.length(); i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!number) {
            throw new UsageError("--paths takes a whole number, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static String name(MultipathMap map) {
        String alias = map.alias();
        String wwid = map.wwid();
        return alias != null ? alias : wwid != null ? wwid : "map without a name";
    }

    /** Neither the kernel nor the checker thinks it is broken; what a listing does not tell is not held against the path. */
    private static boolean usable(Path path) {
        String checker = path.checkerState();
        boolean checked = checker == null
                || checker.equals("ready")
                || checker.equals("ghost")
                || checker.equals("undef")
                || checker.equals("optimized")
                || checker.equals("non-optimized");
        return checked && !"failed".equals(path.dmState()) && !"offline".equals(path.deviceState());
    }
}
