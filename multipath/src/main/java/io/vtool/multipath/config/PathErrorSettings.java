package io.vtool.multipath.config;

/** Which paths of a map are kept out although they work, because they fail too often. */
public final class PathErrorSettings {
    /** Shorter times cannot be measured. */
    private static final int SHORTEST_SAMPLE = 120;

    private final Lookup lookup;

    PathErrorSettings(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Whether paths whose errors come in shares are taken out. */
    public boolean marginalPathChecks() {
        return lookup.number("marginal_path_double_failed_time") > 0
                && lookup.number("marginal_path_err_sample_time") > 0
                && lookup.number("marginal_path_err_recheck_gap_time") > 0
                && lookup.number("marginal_path_err_rate_threshold") > 0;
    }

    /** Seconds in which a path has to fail twice to be measured. */
    public int marginalPathDoubleFailedTime() {
        return lookup.number("marginal_path_double_failed_time");
    }

    /** Seconds of measuring, at least 120. */
    public int marginalPathErrSampleTime() {
        int time = lookup.number("marginal_path_err_sample_time");
        return time > 0 ? Math.max(time, SHORTEST_SAMPLE) : time;
    }

    /** Errors in a thousand requests that make a path marginal. */
    public int marginalPathErrRateThreshold() {
        return lookup.number("marginal_path_err_rate_threshold");
    }

    /** Seconds until a marginal path is measured again. */
    public int marginalPathErrRecheckGapTime() {
        return lookup.number("marginal_path_err_recheck_gap_time");
    }

    /** Failures that delay a path, implied by the older delay keywords. */
    public int sanPathErrThreshold() {
        if (marginalPathChecks()) {
            return Lookup.OFF;
        }
        return delayed() ? 1 : lookup.number("san_path_err_threshold");
    }

    /** Checks after which a failure is forgotten. */
    public int sanPathErrForgetRate() {
        if (marginalPathChecks()) {
            return Lookup.OFF;
        }
        int watch = lookup.number("delay_watch_checks");
        return delayed() && watch > 0 ? watch : lookup.number("san_path_err_forget_rate");
    }

    /** Seconds for which a path is delayed. */
    public int sanPathErrRecoveryTime() {
        if (marginalPathChecks()) {
            return Lookup.OFF;
        }
        long wait = lookup.number("delay_wait_checks");
        long seconds = wait * lookup.number("max_polling_interval");
        return delayed() && wait > 0
                ? (int) Math.min(seconds, Integer.MAX_VALUE)
                : lookup.number("san_path_err_recovery_time");
    }

    private boolean delayed() {
        boolean newer = lookup.number("san_path_err_threshold") > 0
                || lookup.number("san_path_err_forget_rate") > 0
                || lookup.number("san_path_err_recovery_time") > 0;
        return !newer && (lookup.number("delay_watch_checks") > 0 || lookup.number("delay_wait_checks") > 0);
    }
}
