package io.vtool.cli.shell;

import io.vtool.cli.env.Signals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C in a shell ends what runs, not the shell. */
final class Interrupts implements Signals {
    private CountDownLatch asked = new CountDownLatch(1);

    /** Somebody pressed Ctrl-C. */
    synchronized void interrupt() {
        asked.countDown();
    }

    /** Forgets what was pressed before. */
    synchronized void reset() {
        asked = new CountDownLatch(1);
    }

    @Override
    public synchronized CountDownLatch hold() {
        return asked;
    }

    /** Waits; tells whether Ctrl-C was pressed. */
    boolean await(long seconds) {
        try {
            return hold().await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
