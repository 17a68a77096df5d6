package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.multipath.map.Log;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Messages on standard error, each behind the seconds of a clock that only goes forward, as multipath writes them. */
final class ErrorLog implements Log {
    private static final long NANOS = 1000;
    private static final long MICROS = 1_000_000;

    private final TextOutput err;
    private final @Nullable LongSupplier nanos;
    private final int verbosity;

    /**
     * A log.
     *
     * @param err where it goes
     * @param nanos a clock that only goes forward, null for messages without seconds
     * @param verbosity highest level of what is shown
     */
    ErrorLog(TextOutput err, @Nullable LongSupplier nanos, int verbosity) {
        this.err = err;
        this.nanos = nanos;
        this.verbosity = verbosity;
    }

    @Override
    public boolean wants(int level) {
        return level <= verbosity;
    }

    @Override
    public synchronized void line(int level, String text) {
        if (!wants(level)) {
            return;
        }
        LongSupplier clock = nanos;
        if (clock != null) {
            long micros = Math.abs(clock.getAsLong()) / NANOS;
            String fraction = Long.toString(MICROS + micros % MICROS).substring(1);
            err.print(Long.toString(micros / MICROS)).print(".").print(fraction).print(" | ");
        }
        boolean ended = text.endsWith("\n");
        err.foreign(ended ? text.substring(0, text.length() - 1) : text).line();
        if (ended) {
            err.line();
        }
    }
}
