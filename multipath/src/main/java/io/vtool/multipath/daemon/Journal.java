package io.vtool.multipath.daemon;

import io.vtool.multipath.host.Machine;
import io.vtool.multipath.map.Log;

/** Messages of multipathd in the log of its machine, at the time at which it would have written them. */
final class Journal implements Log {
    private static final String PROGRAM = "multipathd";

    private final Machine machine;
    private final int pid;
    private final int verbosity;

    /**
     * A journal.
     *
     * @param machine the machine
     * @param pid process number of multipathd
     * @param verbosity highest level of what is written
     */
    Journal(Machine machine, int pid, int verbosity) {
        this.machine = machine;
        this.pid = pid;
        this.verbosity = verbosity;
    }

    @Override
    public boolean wants(int level) {
        return level <= verbosity;
    }

    @Override
    public void line(int level, String text) {
        if (wants(level)) {
            machine.journal(PROGRAM, pid, text);
        }
    }
}
