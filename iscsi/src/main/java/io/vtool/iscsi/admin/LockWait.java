package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Waits for a lock that another command has, half a minute at most, as open-iscsi does. */
final class LockWait {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LockWait() {}

    /** Takes a lock; fails when nobody gives it free. */
    static HostLock take(Path file, Pace pace) throws IOException {
        return take(file, pace, LONGEST);
    }

    /** Takes a lock; fails when nobody gives it free within a time. */
    static HostLock take(Path file, Pace pace, Duration limit) throws IOException {
        Duration wait = limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(BETWEEN_TRIES)) {
            HostLock lock = HostLock.tryTake(file);
            if (lock != null) {
                return lock;
            }
            if (waited.compareTo(wait) >= 0) {
                throw new IOException("another command has locked " + file + " for " + wait.toMillis() + " ms");
            }
            pace.sleep(BETWEEN_TRIES);
        }
    }
}
