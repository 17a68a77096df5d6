package io.vtool.iscsi.target;

import io.vtool.iscsi.pdu.TaskManagementRequestPdu;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection from accept to close. One thread at a time reads; which one may change, see {@link CommandRunner}. What
 * several threads use is guarded by one lock.
 */
final class Connection {
    private static final int LOCK_SECONDS = 2;
    private static final int END_SECONDS = 10;

    /** Builds responses while the lock is held. */
    @FunctionalInterface
    interface Sending {
        void send(Output out) throws IOException;
    }

    private final Engine engine;
    private final SocketChannel channel;
    private final SocketAddress peer;
    private final Portal portal;
    private final Connections connections;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Liveness liveness;
    private volatile @Nullable FullFeature phase;
    private volatile boolean loggedIn;
    /** Seconds of a logout request that waits for the login to be complete, negative for none. */
    private int earlyLogout = -1;

    Connection(Engine engine, SocketChannel channel, Portal portal, long now, Connections connections)
            throws IOException {
        this.engine = engine;
        this.channel = channel;
        this.peer = channel.getRemoteAddress();
        this.portal = portal;
        this.connections = connections;
        this.liveness = new Liveness(engine.limits, now);
    }

    SocketAddress peer() {
        return peer;
    }

    Portal portal() {
        return portal;
    }

    boolean loggingIn() {
        return !loggedIn;
    }

    /** Notes that the login succeeds, before the initiator learns of it. */
    void loggedIn() {
        loggedIn = true;
        connections.loginOver();
    }

    /** Enters full feature phase; the lock is held. */
    void enter(FullFeature next) throws IOException {
        phase = next;
        liveness.loggedIn();
        if (earlyLogout >= 0) {
            Unasked.requestLogout(next.out, earlyLogout);
            next.out.flush();
        }
    }

    /** Serves the connection from its start; the first thread's work. */
    void run() {
        FullFeature next = null;
        LoginPhase login = null;
        try {
            login = new LoginPhase(engine, channel, portal, this);
            next = login.run(lock, liveness);
        } catch (IOException | OutOfMemoryError e) {
            close(); // the peer is gone or broke the rules, or there is no room: its connection is the price
        }
        if (next == null) {
            if (login != null) {
                login.abandon();
            }
            end(null);
        } else {
            lead(next);
        }
    }

    /** Ends a connection that nobody serves. */
    void giveUp() {
        end(null);
    }

    private void lead(FullFeature current) {
        boolean ended = true;
        try {
            ended = current.lead();
        } catch (IOException | OutOfMemoryError e) {
            close();
        } finally {
            if (ended) {
                end(current);
            }
        }
    }

    private void end(@Nullable FullFeature last) {
        close();
        if (last != null) {
            lock.lock();
            try {
                last.tasks.abandon();
                last.discard();
            } finally {
                lock.unlock();
            }
            Session session = last.session;
            if (session != null) {
                engine.sessions.close(session);
            }
        }
        over.countDown();
        if (!loggedIn) {
            connections.loginOver();
        }
        connections.remove(this);
    }

    /** Closes the socket, from any thread; the reading thread finds out and ends the rest. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing is left to do with it
        }
    }

    /** Closes, and waits until no thread reads for this connection any more. */
    void closeAndWait() {
        close();
        try {
            if (!over.await(END_SECONDS, TimeUnit.SECONDS)) {
                return; // stuck in the device: its nexus is lost nevertheless
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks after the connection now and then, and never waits. */
    void pulse(long now) {
        FullFeature current = phase;
        if (current != null && current.relieve()) {
            try {
                engine.threads.execute(new Runnable() {
                    @Override
                    public void run() {
                        lead(current);
                    }
                });
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                end(current); // the server is closing, or no thread can be made
            }
        }
        switch (liveness.judge(now)) {
            case CLOSE -> close();
            case PING -> pingSoon();
            case FINE -> {}
        }
    }

    private void pingSoon() {
        try {
            engine.threads.execute(new Runnable() {
                @Override
                public void run() {
                    ping();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            close(); // the server is closing, or no thread can be made
        }
    }

    private void ping() {
        sendOrClose(Unasked::ping);
    }

    /** Asks the initiator to log out (RFC 7143 11.9.1), once its login is complete. */
    void requestLogout(int seconds) {
        try {
            lock.lock();
            try {
                FullFeature current = phase;
                if (current == null) {
                    earlyLogout = seconds;
                } else {
                    Unasked.requestLogout(current.out, seconds);
                    current.out.flush();
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void sendOrClose(Sending sending) {
        try {
            send(sending);
        } catch (IOException e) {
            close();
        }
    }

    /** Sends something at once, from any thread. */
    void send(Sending sending) throws IOException {
        lock.lock();
        try {
            FullFeature current = phase;
            if (current != null) {
                sending.send(current.out);
                current.out.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Aborts tasks, see {@link TaskSet#abort}. A connection that is stuck writing to its peer is closed for it. */
    boolean abort(Predicate<Task> which, Pending pending) {
        FullFeature current = phase;
        if (current == null) {
            return false;
        }
        try {
            if (!lock.tryLock(LOCK_SECONDS, TimeUnit.SECONDS)) {
                close();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return current.tasks.abort(which, pending);
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether there is such a task. */
    boolean any(Predicate<Task> which) {
        FullFeature current = phase;
        lock.lock();
        try {
            return current != null && current.tasks.any(which);
        } finally {
            lock.unlock();
        }
    }

    /** Fills the gap in CmdSN that the task of an ABORT TASK left which never came (RFC 7143 11.5.5). */
    boolean fillGap(TaskManagementRequestPdu abort) {
        FullFeature current = phase;
        lock.lock();
        try {
            int number = abort.refCmdSn();
            boolean gap = current != null && current.window.contains(number) && number - abort.cmdSn() < 0;
            if (gap && current != null) {
                current.window.keep(number, () -> {});
            }
            return gap;
        } finally {
            lock.unlock();
        }
    }
}
