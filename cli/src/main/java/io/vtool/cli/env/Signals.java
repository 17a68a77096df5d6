package io.vtool.cli.env;

import java.util.concurrent.CountDownLatch;

/** The wish of the outside world that the process ends: Ctrl-C, or SIGTERM. */
public interface Signals {
    /**
     * Keeps such a wish from ending the process at once. Whoever calls this ends soon after the latch opens; a process that
     * does not is ended after a minute.
     *
     * @return opens when the process is to end
     */
    CountDownLatch hold();

    /**
     * Gives the process the name by which {@code ps} lists it, for those who look whether a daemon runs; where the system
     * cannot, nothing happens.
     *
     * @param program at most 15 bytes
     */
    default void appearAs(String program) {
        // a process that is not this program's keeps its name
    }
}
