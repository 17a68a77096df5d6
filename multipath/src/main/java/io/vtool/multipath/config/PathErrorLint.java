package io.vtool.multipath.config;

import java.util.List;

/** Keywords about unreliable paths that work only together. */
final class PathErrorLint {
    private static final String SAMPLE = "marginal_path_err_sample_time";
    private static final List<String> MARGINAL = List.of(
            "marginal_path_double_failed_time",
            SAMPLE,
            "marginal_path_err_rate_threshold",
            "marginal_path_err_recheck_gap_time");
    private static final List<String> SAN =
            List.of("san_path_err_threshold", "san_path_err_forget_rate", "san_path_err_recovery_time");
    private static final List<String> DELAY = List.of("delay_watch_checks", "delay_wait_checks");
    private static final int SHORTEST_SAMPLE = 120;

    private PathErrorLint() {}

    static void check(ConfigLint.Section section, Findings findings) {
        Setting marginal = section.first(MARGINAL);
        Setting older = section.first(SAN);
        Setting delay = section.first(DELAY);
        if (marginal == null && older == null && delay == null) {
            return;
        }
        int marginals = count(section, MARGINAL);
        if (marginal != null && marginals > 0 && marginals < MARGINAL.size()) {
            findings.add(
                    "marginal_incomplete",
                    marginal.origin(),
                    marginals + " of the 4 marginal_path keywords are set: " + missing(section, MARGINAL) + " is not");
        }
        int sample = section.number(SAMPLE);
        Setting time = section.configured(SAMPLE);
        if (time != null && sample > 0 && sample < SHORTEST_SAMPLE) {
            findings.add("marginal_sample_short", time.origin(), SAMPLE + " " + sample + " is less than 120");
        }
        Setting old = older == null ? delay : older;
        if (old != null && marginals == MARGINAL.size()) {
            findings.add(
                    "error_checks_ignored",
                    old.origin(),
                    old.keyword() + " has no effect beside the marginal_path keywords");
        } else if (older != null && count(section, SAN) > 0 && count(section, SAN) < SAN.size()) {
            findings.add(
                    "error_checks_incomplete",
                    older.origin(),
                    "not all san_path_err keywords are set: " + missing(section, SAN) + " is not");
        } else if (old != null) {
            findings.add("superseded", old.origin(), old.keyword() + " is deprecated");
        }
    }

    private static int count(ConfigLint.Section section, List<String> keywords) {
        int count = 0;
        for (String keyword : keywords) {
            count += section.number(keyword) > 0 ? 1 : 0;
        }
        return count;
    }

    private static String missing(ConfigLint.Section section, List<String> keywords) {
        for (String keyword : keywords) {
            if (section.number(keyword) <= 0) {
                return keyword;
            }
        }
        return "";
    }
}
