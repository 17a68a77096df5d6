package io.vtool.cli.shell;

import io.vtool.cli.env.Signals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C in a shell ends what runs, not the shell. */
final class Interrupts implements Signals {
    private CountDownLatch asked = new CountDownLatch(1);
    private boolean heard;
    private int presses;

    /** Somebody pressed Ctrl-C. */
    synchronized void interrupt() {
        presses++;
        asked.countDown();
    }

    /** Forgets what was pressed before. */
    synchronized void reset() {
        asked = new CountDownLatch(1);
        heard = false;
    }

    /** How often it was pressed so far. */
    synchronized int presses() {
        return presses;
    }

    /** Whether a command listens to it. */
    synchronized boolean heard() {
        return heard;
    }

    @Override
    public synchronized CountDownLatch hold() {
        heard = true;
        return asked;
    }

    private synchronized CountDownLatch latch() {
        return asked;
    }

    /** Waits; tells whether Ctrl-C was pressed. */
    boolean await(long seconds) {
        try {
            return latch().await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
