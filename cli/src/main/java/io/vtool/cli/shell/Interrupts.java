package io.vtool.cli.shell;

import io.vtool.cli.env.Signals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C in a shell ends what runs, not the shell. */
final class Interrupts implements Signals {
    private CountDownLatch asked = new CountDownLatch(1);
    private boolean heard;
    private boolean shown;
    private int presses;

    /** Somebody pressed Ctrl-C, and the terminal shows it as ^C. */
    synchronized void interrupt() {
        interruptUnseen();
        shown = true;
    }

    /** Somebody pressed Ctrl-C where a line was read. */
    synchronized void interruptUnseen() {
        presses++;
        asked.countDown();
    }

    /** Whether a ^C stands on the line. */
    synchronized boolean shown() {
        return shown;
    }

    /** Forgets what was pressed before. */
    synchronized void reset() {
        asked = new CountDownLatch(1);
        heard = false;
        shown = false;
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
