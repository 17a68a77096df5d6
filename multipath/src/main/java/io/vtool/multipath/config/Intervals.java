package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** The two polling intervals, each of which follows from the other where it is not set. */
final class Intervals {
    private static final long UNSIGNED_MAX = 0xffffffffL;
    private static final long DEFAULT = 5;
    private static final String POLLING = "polling_interval";
    private static final String MAX = "max_polling_interval";

    private Intervals() {}

    /** Sets both. */
    static void settle(Settings defaults) {
        Setting polling = defaults.get(POLLING);
        Setting max = defaults.get(MAX);
        long longest = max == null ? 0 : Long.parseLong(max.value());
        long interval = polling == null ? -1 : Math.min(Long.parseLong(polling.value()), UNSIGNED_MAX - 1);
        if (longest == 0) {
            interval = interval < 0 ? DEFAULT : interval;
            longest = interval < UNSIGNED_MAX / 4 ? interval * 4 : UNSIGNED_MAX;
        } else if (interval < 0) {
            interval = longest >= 4 ? longest / 4 : 1;
        } else if (interval > longest) {
            interval = longest;
        }
        defaults.put(new Setting(POLLING, Long.toString(interval), origin(polling, max)));
        defaults.put(new Setting(MAX, Long.toString(longest), origin(max, polling)));
    }

    private static Origin origin(@Nullable Setting own, @Nullable Setting other) {
        if (own != null) {
            return own.origin();
        }
        return other == null ? Origin.INTERNAL : other.origin();
    }
}
