package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Work that is to be done once in the life of a lab, by whichever command needs it first, and again if that one died at it. */
final class Once {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
    private static final int TRIES = 6000;

    /** The work itself. */
    interface Work {
        /**
         * Does it, from the start.
         *
         * @return remarks to keep
         * @throws IOException if it cannot be done
         * @throws LabException if it cannot be done
         */
        List<String> run() throws IOException, LabException;
    }

    private Once() {}

    /**
     * Sees to it that work is done.
     *
     * @param done the file that shows it
     * @param pace to wait for others with that are at it
     */
    static void ensure(Path done, Pace pace, Work work) throws IOException, LabException {
        for (int i = 0; !Files.exists(done); i++) {
            Path folder = done.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, PrivateFile.FOLDER);
            }
            HostLock lock = HostLock.tryTake(done.resolveSibling("." + done.getFileName() + ".lock"));
            if (lock != null) {
                try {
                    if (!Files.exists(done)) {
                        AtomicFile.write(done, String.join("\n", work.run()));
                    }
                } finally {
                    lock.release();
                }
            } else if (i >= TRIES) {
                throw new IOException("another command has been at " + done + " for a minute");
            } else {
                pace.sleep(BETWEEN_TRIES);
            }
        }
    }
}
