package io.vtool.cli.check;

import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Verdict.State;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of a check.
 *
 * @param warning when it warns, null for never
 * @param critical when it is critical, null for never
 */
record Limits(@Nullable Threshold warning, @Nullable Threshold critical) {
    /** Those of the command line, and the usual ones for what is not given. */
    static Limits of(Invocation in, @Nullable String usualWarning, @Nullable String usualCritical) {
        return new Limits(
                threshold("--warning", in.value("warning"), usualWarning),
                threshold("--critical", in.value("critical"), usualCritical));
    }

    private static @Nullable Threshold threshold(String option, @Nullable String given, @Nullable String usual) {
        String text = given == null ? usual : given;
        return text == null ? null : Threshold.parse(option, text);
    }

    State state(Number value) {
        if (critical != null && critical.alerts(value)) {
            return State.CRITICAL;
        }
        return warning != null && warning.alerts(value) ? State.WARNING : State.OK;
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
