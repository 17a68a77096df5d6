package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code path_latency}: the mean time of some reads on a logarithmic scale; quicker paths rank higher. */
final class PathLatency implements Prioritizer {
    private static final double SLOWEST_MICROS = 100_000_000;
    private static final double QUICKEST_MICROS = 1;
    private static final int READS = 100;
    private static final int FEWEST_READS = 20;
    private static final int MOST_READS = 200;
    private static final double BASE = 1.5;
    private static final double LARGEST_BASE = 100;
    private static final int NANOS = 1000;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        double base = argument(arguments, "base_num=", BASE);
        int reads = (int) argument(arguments, "io_num=", READS);
        if (base <= 1 || base > LARGEST_BASE || reads < FEWEST_READS || reads > MOST_READS) {
            base = BASE;
            reads = READS;
        }
        double sum = 0;
        for (int i = 0; i < reads; i++) {
            long start = questions.machine().nanos();
            if (!questions.probe().readFirstBlock(questions.timeout()).good()) {
                return LivePath.NO_PRIORITY;
            }
            long micros = (questions.machine().nanos() - start) / NANOS;
            if (micros > 0) {
                sum += Math.log((double) micros) / Math.log(base);
            }
        }
        double mean = sum / reads;
        double slowest = Math.log(SLOWEST_MICROS) / Math.log(base);
        double quickest = Math.log(QUICKEST_MICROS) / Math.log(base);
        if (mean > slowest) {
            return 0;
        }
        return mean <= quickest ? (int) slowest : (int) (slowest - mean);
    }

    private static double argument(@Nullable String arguments, String key, double fallback) {
        int at = arguments == null ? -1 : arguments.indexOf(key);
        if (arguments == null || at < 0) {
            return fallback;
        }
        int end = arguments.indexOf(' ', at);
        try {
            return Double.parseDouble(arguments.substring(at + key.length(), end < 0 ? arguments.length() : end));
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
