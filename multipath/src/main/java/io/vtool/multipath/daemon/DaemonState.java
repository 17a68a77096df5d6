package io.vtool.multipath.daemon;

import io.vtool.multipath.config.ConfigFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What multipathd remembers between two looks at it. */
final class DaemonState {
    static final int CONFIGURED = -1;

    /** Whether it runs. */
    boolean running;

    /** Its process number. */
    int pid;

    /** Highest level of what it writes to the log, as it was started; negative for what the configuration says. */
    int verbosity = CONFIGURED;

    /** Up to when it did what was due, by the machine's clock. */
    long millis;

    /** Whether an operator made queueing go on without it. */
    boolean queueingForced;

    /** The configuration it read when it was last configured. */
    List<ConfigFile> files = new ArrayList<>();

    /** Disks that an operator took out of its care. */
    final Set<String> dropped = new HashSet<>();

    /** Paths in its order. */
    final List<PathMemory> paths = new ArrayList<>();

    /** Maps in its order. */
    final List<MapMemory> maps = new ArrayList<>();
}
