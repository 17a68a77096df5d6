package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Sees to it that a host is installed once, by whichever command needs it first, and again from the start if that one died. */
final class HostInstallation {
    private static final String DONE = "installed";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
    private static final int TRIES = 6000;

    /** The work itself. */
    interface Work {
        List<String> run() throws IOException;
    }

    private HostInstallation() {}

    static void ensure(Path folder, Pace pace, Work work) throws IOException {
        Path done = folder.resolve(DONE);
        for (int i = 0; i < TRIES && !Files.exists(done); i++) {
            HostLock lock = HostLock.tryTake(folder.resolveSibling(folder.getFileName() + ".lock"));
            if (lock == null) {
                pace.sleep(BETWEEN_TRIES);
                continue;
            }
            try {
                if (!Files.exists(done)) {
                    install(folder, done, work);
                }
            } finally {
                lock.release();
            }
        }
    }

    private static void install(Path folder, Path done, Work work) throws IOException {
        if (Files.exists(folder)) {
            LabDirectory.delete(folder);
        }
        List<String> complaints = work.run();
        AtomicFile.write(done, String.join("\n", complaints));
    }
}
