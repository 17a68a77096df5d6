package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.env.TimeSource;
import io.vtool.cli.model.Invocation;
import io.vtool.scsi.scan.Progress;

/** Shows on a terminal how far the scan of a log is: one line on standard error, written over and removed at the end. */
final class SenseScanProgress implements Progress {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 200_000_000L;
    private static final int MIB = 1 << 20;

    private final TimeSource time;
    private final TextOutput err;
    private final String file;
    private final boolean wanted;
    private long next;
    private boolean shown;

    private SenseScanProgress(Invocation in, String file) {
        time = in.environment().time();
        err = new TextOutput(in.environment().err());
        wanted = in.environment().terminal().error() && !in.flag("quiet");
        next = wanted ? time.nanos() + FIRST_NANOS : 0;
        this.file = file;
    }

    static SenseScanProgress of(Invocation in, String file) {
        return new SenseScanProgress(in, file);
    }

    @Override
    public void read(long bytes) {
        if (!wanted || time.nanos() - next < 0) {
            return;
        }
        next = time.nanos() + NEXT_NANOS;
        shown = true;
        err.print("\r").foreign(file).print(": ").print(bytes / MIB).print(" MiB\u001b[K");
        err.flush();
    }

    /** Removes the line. */
    void end() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
