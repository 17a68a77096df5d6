package io.vtool.cli.check;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Verdict.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of a check.
 *
 * @param warning when it warns, null for never
 * @param critical when it is critical, null for never
 */
record Limits(@Nullable Threshold warning, @Nullable Threshold critical) {
    /**
     * Those of the command line, and the usual ones for what is not given.
     *
     * @param area whose limits: of several areas at once each is given as {@code AREA=RANGE}
     */
    static Limits of(Invocation in, String area, @Nullable String usualWarning, @Nullable String usualCritical) {
        return new Limits(
                threshold("--warning", in.values("warning"), area, usualWarning),
                threshold("--critical", in.values("critical"), area, usualCritical));
    }

    private static @Nullable Threshold threshold(
            String option, List<String> given, String area, @Nullable String usual) {
        String text = usual;
        for (String each : given) {
            String named = area(each);
            if (named == null || named.equals(area)) {
                text = named == null ? each : each.substring(named.length() + 1);
            }
        }
        return text == null ? null : Threshold.parse(option, text);
    }

    /** The area of {@code AREA=RANGE}, null for a range alone. */
    static @Nullable String area(String given) {
        int equals = given.indexOf('=');
        return equals < 0 ? null : given.substring(0, equals);
    }

    /**
     * Refuses limits of areas that are not checked.
     *
     * @param checks those that run; one alone takes a range without an area
     */
    static void refuseOthers(Invocation in, List<Check> checks) {
        List<String> areas = new ArrayList<>();
        for (Check check : checks) {
            areas.add(check.name());
        }
        for (String option : List.of("warning", "critical")) {
            for (String each : in.values(option)) {
                String area = area(each);
                if (area == null ? checks.size() > 1 : !areas.contains(area)) {
                    throw new UsageError("--" + option + ": '" + each + "' "
                            + (area == null ? "names no area" : "is of an area that is not checked") + "; write "
                            + (checks.size() > 1
                                    ? "AREA=RANGE, with the area one of " + String.join(", ", areas)
                                    : "the range alone"));
                }
            }
        }
    }

    State state(Number value) {
        if (critical != null && critical.alerts(value)) {
            return State.CRITICAL;
        }
        return warning != null && warning.alerts(value) ? State.WARNING : State.OK;
    }

    /** In words, for those who look for a mistake. */
    String words(String value) {
        return value + ": warning " + (warning == null ? "never" : "range " + warning.text()) + ", critical "
                + (critical == null ? "never by number" : "range " + critical.text());
    }

    @Nullable
    String warningText() {
        return warning == null ? null : warning.text();
    }

    @Nullable
    String criticalText() {
        return critical == null ? null : critical.text();
    }
}
