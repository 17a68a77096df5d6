package io.vtool.iscsi.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLockTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    @Test
    void oneAtATimeHasIt() throws IOException {
        Path file = folder.resolve("a/lock");
        HostLock first = Objects.requireNonNull(HostLock.tryTake(file));
        assertThat(HostLock.tryTake(file)).isNull();
        assertThat(HostLock.tryTake(folder.resolve("a/../a/lock"))).isNull();
        first.release();
        HostLock second = Objects.requireNonNull(HostLock.tryTake(file));
        second.release();
    }

    /** Another process is what the system's table of locks says it is: a try that fails must leave the lock in it. */
    @Test
    void aTryThatFailsLeavesTheLockToItsHolder() throws IOException {
        Path file = folder.resolve("lock");
        HostLock held = Objects.requireNonNull(HostLock.tryTake(file));
        String entry = ":" + Files.getAttribute(file, "unix:ino") + " ";
        Path table = Path.of("/proc/locks");
        assumeTrue(Files.isReadable(table) && Files.readString(table).contains(entry), "a system that shows its locks");
        assertThat(HostLock.tryTake(file)).isNull();
        assertThat(Files.readString(table)).contains(entry);
        held.release();
        assertThat(Files.readString(table)).doesNotContain(entry);
    }

    @Test
    void threadsCountWithoutLosingAny() throws Exception {
        Path lock = folder.resolve("lock");
        Path number = folder.resolve("number");
        PrivateFile.write(number, "0");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        HostLock held = HostLock.tryTake(lock);
                        while (held == null) {
                            Thread.onSpinWait();
                            held = HostLock.tryTake(lock);
                        }
                        PrivateFile.write(number, Integer.toString(Integer.parseInt(Files.readString(number)) + 1));
                        held.release();
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readString(number)).isEqualTo(Integer.toString(THREADS * ROUNDS));
    }
}
