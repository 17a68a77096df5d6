package io.vtool.emulator.lab;

import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way a command gets at a lab: with a lock of its own, or through the server that has it. Waits for others that have
 * the lab for themselves, and makes the default lab where there is none.
 *
 * @param lock the lock, null if the lab is served
 * @param served where the server listens for each portal of the definition
 */
record LabAccess(@Nullable LabLock lock, Map<InetSocketAddress, InetSocketAddress> served) {
    private static final String COMMAND = "a vtool command";
    private static final long BETWEEN_TRIES_NANOS = 10_000_000;
    private static final long SILENT_NANOS = 1_000_000_000;

    static LabAccess gain(LabDirectory directory, LabUse use) throws IOException, LabException {
        Patience patience = new Patience(directory, use);
        while (true) {
            LabAccess access = attempt(directory, use);
            if (access != null) {
                return access;
            }
            if (patience.isOver()) {
                directory.lock(COMMAND).close(); // says who has it
            }
        }
    }

    /** The lab for oneself, when commands that have it have ended. A server does not end by itself. */
    static LabLock waitFor(LabDirectory directory, String command, LabUse use) throws IOException, LabException {
        Patience patience = new Patience(directory, use);
        while (true) {
            try {
                return directory.lock(command);
            } catch (LabException e) {
                boolean served = ServedFile.read(directory.path()) != null;
                if (e.kind() != LabException.Kind.BUSY || served || patience.isOver()) {
                    throw e;
                }
            }
        }
    }

    /** A wait that somebody is told of when it gets long. */
    private static final class Patience {
        private final LabDirectory directory;
        private final LabUse use;
        private final long start;
        private boolean told;

        Patience(LabDirectory directory, LabUse use) {
            this.directory = directory;
            this.use = use;
            this.start = use.nanos().getAsLong();
        }

        /** True if it has lasted as long as it may; false after a moment of waiting. */
        boolean isOver() {
            long waited = use.nanos().getAsLong() - start;
            if (waited >= use.patience().toNanos()) {
                return true;
            }
            if (!told && waited >= SILENT_NANOS) {
                told = true;
                use.waiting().tell("waiting for another command that has the lab in " + directory.path());
            }
            LockSupport.parkNanos(directory, BETWEEN_TRIES_NANOS);
            return false;
        }
    }

    private static @Nullable LabAccess attempt(LabDirectory directory, LabUse use) throws IOException, LabException {
        if (!directory.exists() && !make(directory)) {
            return null;
        }
        Path path = directory.path();
        LabLock lock = use.access() == MediumAccess.OWNED ? exclusive(directory) : LabLock.share(path);
        if (lock != null) {
            return new LabAccess(lock, Map.of());
        }
        Map<InetSocketAddress, InetSocketAddress> served = ServedFile.read(path);
        return served == null ? null : new LabAccess(null, served);
    }

    private static @Nullable LabLock exclusive(LabDirectory directory) throws IOException, LabException {
        try {
            return directory.lock(COMMAND);
        } catch (LabException e) {
            if (e.kind() == LabException.Kind.BUSY) {
                return null;
            }
            throw e;
        }
    }

    /** Makes the default lab; false if somebody else is at it. */
    private static boolean make(LabDirectory directory) throws IOException, LabException {
        try (LabLock lock = exclusive(directory)) {
            if (lock == null) {
                return false;
            }
            if (!directory.exists()) {
                directory.create(DefaultLab.definition(), lock);
            }
            return true;
        }
    }
}
