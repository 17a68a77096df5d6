package io.vtool.multipath.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Settings that another one keeps from having an effect. */
final class EffectLint {
    private static final List<String> PER_ARRAY =
            List.of("path_grouping_policy", "prio", "failback", "no_path_retry", "path_checker", "features");

    private EffectLint() {}

    static void check(ConfigLint.Section section, Settings overrides, Set<Place> reported, Findings findings) {
        for (Setting old : section.own().replaced()) {
            Setting now = section.own().get(old.keyword());
            boolean twice = now != null && !old.origin().equals(now.origin());
            if (now != null
                    && twice
                    && !old.origin().file().isEmpty()
                    && !reported.contains(
                            new Place(now.origin().file(), now.origin().line()))) {
                findings.add(
                        "overwritten",
                        old.origin(),
                        old.keyword() + " is set again at " + now.origin().text());
            }
        }
        boolean weaker = section.name().equals("defaults") || section.name().equals("device");
        for (Setting setting : section.own().sorted()) {
            Setting stronger = overrides.get(setting.keyword());
            boolean set = !setting.origin().file().isEmpty();
            if (weaker && set && stronger != null) {
                findings.add(
                        "overridden",
                        setting.origin(),
                        setting.keyword() + " has no effect: "
                                + stronger.origin().text() + " says " + stronger.value());
            } else if (set && section.name().equals("defaults") && PER_ARRAY.contains(setting.keyword())) {
                builtIn(setting, findings);
            }
        }
    }

    /** Where multipath itself says that a keyword is there twice. */
    static Set<Place> reported(MultipathConfig config) {
        Set<Place> places = new HashSet<>();
        for (Problem problem : config.problems()) {
            if (problem.kind() == Problem.Kind.DUPLICATE_KEYWORD) {
                places.add(new Place(problem.file(), problem.line()));
            }
        }
        return places;
    }

    private static void builtIn(Setting setting, Findings findings) {
        int different = 0;
        int all = 0;
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            Setting builtIn = BuiltInDevices.get(row, setting.keyword());
            different += builtIn != null && !builtIn.value().equals(setting.value()) ? 1 : 0;
            all++;
        }
        if (different > 0) {
            findings.add(
                    "built_in_differs",
                    setting.origin(),
                    setting.keyword() + " does not hold for arrays of the built-in hardware table: " + different
                            + " of " + all + " entries say something else");
        }
    }
}
