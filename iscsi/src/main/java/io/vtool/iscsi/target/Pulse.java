package io.vtool.iscsi.target;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Looks after the connections of a server while there are any, and sleeps while there are none. */
final class Pulse implements Runnable {
    private static final long PULSE_NANOS = 10_000_000;

    private final Engine engine;
    private final Connections connections;
    private final LongSupplier clock;
    private final Thread thread;
    private volatile boolean ended;

    Pulse(Engine engine, Connections connections, LongSupplier clock) {
        this.engine = engine;
        this.connections = connections;
        this.clock = clock;
        this.thread = DaemonThreads.daemon(this, "iscsi-target-pulse");
    }

    void start() {
        thread.start();
    }

    /** Notes that there is a connection now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Lets the thread end. */
    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        int count = 0;
        while (!ended) {
            if (connections.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, PULSE_NANOS);
            }
            engine.pulses = ++count;
            long now = clock.getAsLong();
            for (Connection connection : connections) {
                connection.pulse(now);
            }
        }
    }
}
