package io.vtool.multipath.config;

import java.util.List;

/** Settings about grouping, priorities and the order of I/O that miss their aim. */
final class GroupingLint {
    private static final int QUIET = 2;

    private GroupingLint() {}

    static void check(ConfigLint.Section section, Findings findings) {
        Setting policy = section.configured("path_grouping_policy");
        boolean byPriority = policy != null && policy.value().equals("group_by_prio");
        if (policy != null
                && byPriority
                && section.value("prio").equals("const")
                && section.value("detect_prio").equals("no")) {
            findings.add("one_group", policy.origin(), "group_by_prio with the prioritizer const makes one group");
        }
        detected(section, "prio", "detect_prio", List.of("alua", "sysfs", "ana", "const"), findings);
        detected(section, "path_checker", "detect_checker", List.of("tur", "rdac"), findings);
        Setting requests = section.configured("rr_min_io");
        if (requests != null && section.own().get("rr_min_io_rq") == null) {
            findings.add("unused_min_io", requests.origin(), "rr_min_io has no effect on request-based maps");
        }
        Setting weight = section.configured("rr_weight");
        if (weight != null
                && weight.value().equals("priorities")
                && !section.value("path_selector").startsWith("round-robin")) {
            findings.add(
                    "unused_weight",
                    weight.origin(),
                    "rr_weight priorities has no effect with path_selector \"" + section.value("path_selector") + "\"");
        }
        Setting verbosity = section.configured("verbosity");
        if (verbosity != null && section.number("verbosity") > QUIET) {
            findings.add(
                    "verbose", verbosity.origin(), "verbosity " + verbosity.value() + " holds for the daemon, too");
        }
    }

    /** What the device reports beats what is configured, as long as it is asked. */
    private static void detected(
            ConfigLint.Section section, String keyword, String detect, List<String> alike, Findings findings) {
        Setting setting = section.configured(keyword);
        if (setting != null
                && !alike.contains(setting.value())
                && section.value(detect).equals("yes")) {
            findings.add(
                    "detected_instead",
                    setting.origin(),
                    keyword + " " + setting.value() + " is not used on devices that support ALUA, for " + detect
                            + " is yes");
        }
    }
}
