package io.vtool.cli;

import io.vtool.cli.env.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The signals of this process, by the only portable way to hear of them: what the JVM runs when it is to end. */
final class SystemSignals implements Signals {
    private static final long MILLIS_TO_END = 60_000;

    @Override
    public CountDownLatch hold() {
        CountDownLatch asked = new CountDownLatch(1);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(asked), "signals"));
        } catch (IllegalStateException e) {
            asked.countDown(); // it is ending already
        }
        return asked;
    }

    @Override
    public void appearAs(String program) {
        Path own = Path.of("/proc/self/comm");
        try {
            if (Files.isWritable(own)) {
                Files.write(own, program.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return; // a name is a courtesy
        }
    }

    /** Keeps the JVM from ending until {@link Main} has halted it with the status of the command. */
    private static void hold(CountDownLatch asked) {
        asked.countDown();
        try {
            Thread.sleep(MILLIS_TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
