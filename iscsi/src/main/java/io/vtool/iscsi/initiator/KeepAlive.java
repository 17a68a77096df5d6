package io.vtool.iscsi.initiator;

import java.time.Duration;

/** Pings a session again and again, so that a dead target is noticed although nobody asks it anything. */
public final class KeepAlive implements AutoCloseable {
    private final IscsiSession session;
    private final Watchdog watchdog;
    private final Duration interval;
    private boolean due;
    private boolean closed;

    private KeepAlive(IscsiSession session, Watchdog watchdog, Duration interval) {
        this.session = session;
        this.watchdog = watchdog;
        this.interval = interval;
    }

    /**
     * Begins to ping. A target that does not answer in time loses its connection, as {@link IscsiSession#ping} has it.
     *
     * @param session a session
     * @param watchdog tells when an interval is over
     * @param interval time from an answer to the next ping
     * @return what ends it; it also ends with the session
     */
    public static KeepAlive start(IscsiSession session, Watchdog watchdog, Duration interval) {
        KeepAlive keeper = new KeepAlive(session, watchdog, interval);
        Thread thread = new Thread(keeper::run, "iscsi-keep-alive");
        thread.setDaemon(true);
        thread.start();
        return keeper;
    }

    private void run() {
        try {
            while (awaitInterval()) {
                session.ping(new byte[0]);
            }
        } catch (IscsiException e) {
            // the session has ended and tells why
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitInterval() throws InterruptedException {
        due = false;
        Watchdog.Guard guard = watchdog.guard(interval, this::wake);
        try {
            while (!due && !closed) {
                wait();
            }
        } finally {
            guard.cancel();
        }
        return !closed;
    }

    private synchronized void wake() {
        due = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
