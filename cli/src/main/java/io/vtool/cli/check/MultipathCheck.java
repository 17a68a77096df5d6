package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.multipath.MultipathMaps;
import io.vtool.cli.multipath.PathBaseline;
import io.vtool.cli.render.Verdict.State;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Paths of every map. */
final class MultipathCheck implements Check {
    private static final int WHOLE = 100;

    @Override
    public String name() {
        return "multipath";
    }

    @Override
    public String subject() {
        return "the paths of multipath maps";
    }

    @Override
    public CommandModel.Builder describe(CommandModel.Builder model) {
        return model.paragraph(
                        "Looks at the paths of every map, of the lab's host or of a captured listing. The ranges are of the percentage of a "
                                + "map's paths that can be used; without them it warns below 100 and is critical when there is none. "
                                + "With `--by paths` they are of the number of paths that can be used, and it warns below 2.")
                .paragraph(
                        "It also warns of maps without redundancy: with a single path, or on the lab with all usable paths through one "
                                + "portal, on one network or to one controller; of paths that differ in size; and it is critical "
                                + "when the paths of one map lead to different volumes. With `--paths` it warns of maps with fewer paths than that, usable or not.")
                .paragraph(
                        "With `--baseline` it warns of paths that are not there any more, and is critical when a map is gone. The file is "
                                + "written on a good day with `--save-baseline`, here or by `vtool multipath list`. For a captured listing "
                                + "paths are counted, for their names change when a host is started.")
                .option(Option.choice("--by", "UNIT", List.of("percent", "paths"), "The unit of the ranges"))
                .option(Option.value("--paths", "N", "Warn of maps with fewer than N paths"))
                .option(Nothing.OPTION)
                .option(Baseline.OPTION)
                .option(Baseline.SAVE)
                .option(CommonOptions.FROM)
                .option(CommonOptions.HOST)
                .example("vtool check multipath --paths 4", "four paths to every volume")
                .example("vtool check multipath --by paths -w 4: -c 2:", "warn below four usable paths")
                .example("vtool check multipath --save-baseline paths.txt", "write down how it should be")
                .example("vtool check multipath --baseline paths.txt", "and compare with that")
                .example("vtool check multipath --from multipath_-ll.txt", "a listing from a support bundle");
    }

    @Override
    public Answer look(Invocation in) {
        boolean counted = "paths".equals(in.value("by"));
        Limits limits = counted ? Limits.of(in, name(), "2:", "1:") : Limits.of(in, name(), "100:", "1:");
        int wanted = WholeNumber.of("--paths", in.value("paths"));
        if (in.value("from") == null) {
            Labs.demand(in);
        }
        MultipathMaps maps = MultipathMaps.look(in);
        int count = maps.seen().size();
        Answer answer = new Answer("MULTIPATH", "");
        int all = 0;
        int usable = 0;
        for (MultipathMaps.Seen seen : maps.seen()) {
            Count paths = Count.of(seen.map());
            judge(answer, seen, paths, wanted, limits, counted);
            note(answer, seen);
            all += paths.all;
            usable += paths.usable;
        }
        answer.well(count
                + (count == 1 ? " map, " : " maps, ")
                + (usable == all ? "all paths usable" : usable + " of " + all + " paths usable"));
        Baseline baseline = Missing.baseline(in, answer);
        if (baseline != null) {
            compare(answer, maps, baseline);
        }
        if (count == 0) {
            Nothing.tell(in, answer, "there is no map", State.UNKNOWN);
        }
        answer.number("maps", count, "");
        answer.number("paths", all, "");
        answer.number("usable_paths", usable, "");
        answer.note(limits.words(counted ? "usable paths of each map" : "percentage of usable paths of each map"));
        return answer;
    }

    /** How many paths a map has, and how many of them can be used. */
    private record Count(int all, int usable) {
        static Count of(MultipathMap map) {
            int all = 0;
            int usable = 0;
            for (PathGroup group : map.groups()) {
                for (Path path : group.paths()) {
                    all++;
                    usable += isUsable(path) ? 1 : 0;
                }
            }
            return new Count(all, usable);
        }
    }

    private static void judge(
            Answer answer, MultipathMaps.Seen seen, Count paths, int wanted, Limits limits, boolean counted) {
        String name = name(seen.map());
        long percent = paths.all == 0 ? 0 : (long) paths.usable * WHOLE / paths.all;
        long value = counted ? paths.usable : percent;
        State state = limits.state(value);
        String words = paths.usable + " of " + paths.all + " paths usable";
        answer.find(state, name, words);
        if (state == State.OK) {
            answer.seen(name, words);
        }
        if (paths.all == 1 && paths.usable == 1) {
            answer.find(state == State.OK ? State.WARNING : State.OK, name, "a single path");
        } else if (paths.usable > 0) {
            for (MultipathMaps.Risk risk : seen.risks()) {
                answer.find(risk.mixed() ? State.CRITICAL : State.WARNING, name, risk.words());
            }
        }
        answer.find(
                paths.all < wanted ? State.WARNING : State.OK,
                name,
                paths.all + (paths.all == 1 ? " path" : " paths") + " instead of " + wanted);
        if (counted) {
            answer.part(name, value, paths.all, limits);
        } else {
            answer.number(name, value, "%", limits);
        }
        answer.metric("vtool_multipath_map_paths", "Paths of a map.", paths.all, "map", name);
        answer.metric(
                "vtool_multipath_map_paths_usable", "Paths of a map that can be used.", paths.usable, "map", name);
    }

    private static void note(Answer answer, MultipathMaps.Seen seen) {
        String wwid = seen.map().wwid();
        for (String way : seen.ways()) {
            answer.there(Baseline.Kind.PATH, wwid == null ? name(seen.map()) : wwid, way);
        }
    }

    private static void compare(Answer answer, MultipathMaps maps, Baseline baseline) {
        for (String wwid : baseline.owners(Baseline.Kind.PATH)) {
            MultipathMaps.Seen seen = null;
            for (MultipathMaps.Seen each : maps.seen()) {
                seen = wwid.equals(each.map().wwid()) ? each : seen;
            }
            Set<String> missing = new TreeSet<>(baseline.names(Baseline.Kind.PATH, wwid));
            if (seen == null) {
                answer.find(State.CRITICAL, wwid, "this map is gone, the baseline has it");
            } else if (maps.captured() || new PathBaseline(baseline).isOfPlaces(wwid)) {
                int before = missing.size();
                int now = seen.ways().size();
                answer.find(
                        now < before ? State.WARNING : State.OK,
                        name(seen.map()),
                        now + (now == 1 ? " path" : " paths") + ", the baseline has " + before);
            } else {
                seen.ways().forEach(missing::remove);
                answer.find(
                        missing.isEmpty() ? State.OK : State.WARNING,
                        name(seen.map()),
                        "no path through " + Missing.words(missing));
            }
        }
    }

    private static String name(MultipathMap map) {
        String alias = map.alias();
        String wwid = map.wwid();
        return alias != null ? alias : wwid != null ? wwid : "map without a name";
    }

    /** Neither the kernel nor the checker thinks it is broken; what a listing does not tell is not held against the path. */
    private static boolean isUsable(Path path) {
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
