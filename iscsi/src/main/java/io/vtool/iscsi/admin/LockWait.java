package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Waits for a lock that another command has, half a minute at most. */
final class LockWait {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final int TRIES = 1500;

    private LockWait() {}

    /** Takes a lock; fails when nobody gives it free. */
    static HostLock take(Path file, Pace pace) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HostLock lock = HostLock.tryTake(file);
            if (lock != null) {
                return lock;
            }
            pace.sleep(BETWEEN_TRIES);
        }
        throw new IOException("another command has locked " + file + " for half a minute");
    }
}
