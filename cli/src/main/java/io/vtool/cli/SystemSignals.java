package io.vtool.cli;

import io.vtool.cli.env.Signals;
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
