package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.NodeDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The host that is administered.
 *
 * @param database its node database
 * @param databaseLock file that is locked while the database changes
 * @param sessions its sessions
 * @param wire the work on the wire
 * @param pace time
 * @param random for names
 * @param deadline when to give up, in nanoseconds of {@code pace}; {@link Long#MAX_VALUE} for never
 */
public record AdminHost(
        NodeDatabase database,
        Path databaseLock,
        SessionStore sessions,
        IscsiOperations wire,
        Pace pace,
        RandomGenerator random,
        long deadline) {
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    /** Keeps other commands from changing the database. */
    HostLock lockDatabase() throws IOException {
        return LockWait.take(databaseLock, pace, left());
    }

    /** Whether time is up. */
    boolean expired() {
        return deadline != Long.MAX_VALUE && pace.nanos() - deadline >= 0;
    }

    /** Time until the deadline, a thousandth of a second at least. */
    Duration left() {
        return deadline == Long.MAX_VALUE ? NO_LIMIT : Duration.ofNanos(Math.max(1_000_000L, deadline - pace.nanos()));
    }

    /**
     * A timeout cut short by the deadline.
     *
     * @param seconds the timeout; 0 and less count as 1
     */
    Duration within(int seconds) {
        Duration wanted = Duration.ofSeconds(Math.max(1, seconds));
        Duration left = left();
        return left.compareTo(wanted) < 0 ? left : wanted;
    }
}
