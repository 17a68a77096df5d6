package io.vtool.multipath.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times that do not go together. */
final class TimeoutLint {
    private static final String FAST = "fast_io_fail_tmo";
    private static final String LOSS = "dev_loss_tmo";
    private static final int LONGEST_WITHOUT_FAST = 600;
    private static final long SENSELESS = 86_400;

    private TimeoutLint() {}

    static void check(ConfigLint.Section section, Findings findings) {
        transport(section, findings);
        if (section.name().equals("defaults")) {
            intervals(section.own(), findings);
        }
    }

    private static void transport(ConfigLint.Section section, Findings findings) {
        Setting cause = section.first(List.of(LOSS, FAST));
        Setting loss = section.effective(LOSS);
        Setting fast = section.effective(FAST);
        if (cause == null || loss == null || fast == null) {
            return;
        }
        boolean infinite = loss.value().equals("infinity");
        long lossSeconds =
                infinite ? Long.MAX_VALUE : DecimalPrefix.of(loss.value()).value();
        if (fast.value().equals("off")) {
            if (lossSeconds > LONGEST_WITHOUT_FAST) {
                findings.add(
                        "dev_loss_capped",
                        cause.origin(),
                        LOSS + " " + loss.value() + " is cut to " + LONGEST_WITHOUT_FAST + ", for " + FAST + " is off");
            }
        } else if (DecimalPrefix.of(fast.value()).value() >= lossSeconds) {
            findings.add(
                    "timeouts_crossed",
                    cause.origin(),
                    FAST + " " + fast.value() + " (" + fast.origin().text() + ") is not less than " + LOSS + " "
                            + loss.value() + " (" + loss.origin().text() + ")");
        }
    }

    private static void intervals(Settings defaults, Findings findings) {
        Setting polling = original(defaults, "polling_interval");
        Setting max = original(defaults, "max_polling_interval");
        if (polling == null) {
            return;
        }
        long seconds = Long.parseLong(polling.value());
        if (seconds == 0 || seconds > SENSELESS) {
            findings.add("interval_senseless", polling.origin(), "polling_interval is " + polling.value() + " seconds");
        } else if (max != null && !max.value().equals("0") && seconds > Long.parseLong(max.value())) {
            findings.add(
                    "intervals_crossed",
                    polling.origin(),
                    "polling_interval " + polling.value() + " is cut to max_polling_interval " + max.value());
        }
    }

    /** What the files say, before one interval was derived from the other. */
    private static @Nullable Setting original(Settings defaults, String keyword) {
        Setting original = null;
        for (Setting setting : defaults.written()) {
            boolean later = original == null || !original.origin().equals(setting.origin());
            original = later && setting.keyword().equals(keyword) ? setting : original;
        }
        return original;
    }
}
