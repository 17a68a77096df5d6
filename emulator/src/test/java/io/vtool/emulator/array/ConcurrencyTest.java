package io.vtool.emulator.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConcurrencyTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 500;

    private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] block(long value) {
        return ByteBuffer.allocate(512).putLong(value).array();
    }

    /** Each increment by COMPARE AND WRITE succeeds once: none is lost, whoever wins. */
    @Test
    void compareAndWriteIsAtomic(@TempDir Path directory) throws Exception {
        try (Lab lab = new Lab(directory)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Initiator host = lab.ready(1 + i % 2);
                work.add(() -> increments(host));
            }
            int total = inParallel(work).stream().mapToInt(Integer::intValue).sum();
            assertThat(total).isEqualTo(THREADS * ROUNDS);
            assertThat(ByteBuffer.wrap(lab.ready(1).read(9, 1)).getLong()).isEqualTo(total);
        }
    }

    private static int increments(Initiator host) {
        int done = 0;
        while (done < ROUNDS) {
            long seen = ByteBuffer.wrap(host.read(9, 1)).getLong();
            byte[] data = ByteBuffer.allocate(1024)
                    .put(block(seen))
                    .put(block(seen + 1))
                    .array();
            String outcome = host.outcome("89 00 0000000000000009 000000 01 00 00", data);
            assertThat(outcome).isIn("GOOD", "0e/1d/00");
            done += outcome.equals("GOOD") ? 1 : 0;
        }
        return done;
    }

    /** A reader never sees a write half done. */
    @Test
    void writesAreSeenWhole(@TempDir Path directory) throws Exception {
        try (Lab lab = new Lab(directory)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Initiator host = lab.ready(1);
                byte mine = (byte) (i + 1);
                work.add(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        host.write(100, Initiator.filled(64 * 512, mine), 512);
                        byte[] read = host.read(100, 64);
                        for (byte b : read) {
                            if (b != read[0]) {
                                return false;
                            }
                        }
                    }
                    return true;
                });
            }
            assertThat(inParallel(work)).containsOnly(true);
        }
    }
}
