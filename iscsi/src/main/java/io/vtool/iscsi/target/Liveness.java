package io.vtool.iscsi.target;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out from the pulse whether a peer is too slow: to log in, to answer, or to take what is sent. The threads of the
 * connection only count; the pulse alone looks at the time.
 */
final class Liveness {
    /** What the pulse has to do. */
    enum Verdict {
        FINE,
        PING,
        CLOSE
    }

    private final AtomicInteger received = new AtomicInteger();
    /** Odd while a write is under way. */
    private final AtomicInteger writes = new AtomicInteger();

    private final long loginDeadline;
    private final long pingAfter;
    private final long closeAfter;
    private final long writeTimeout;
    private volatile boolean loggedIn;
    private int seenReceived;
    private int seenWrites;
    private long receivedAt;
    private long writingSince;
    private boolean pinged;

    Liveness(ServerLimits limits, long now) {
        loginDeadline = now + limits.loginTimeout().toNanos();
        pingAfter = limits.pingInterval().toNanos();
        closeAfter = pingAfter + limits.pingTimeout().toNanos();
        writeTimeout = limits.writeTimeout().toNanos();
        receivedAt = now;
        writingSince = now;
    }

    void loggedIn() {
        loggedIn = true;
    }

    /** Notes that a PDU came; for the reading thread. */
    void received() {
        received.setRelease(received.getPlain() + 1);
    }

    /** Notes that a write begins or ends; the lock of the connection is held. */
    void write() {
        writes.setRelease(writes.getPlain() + 1);
    }

    /** Judges the peer by the time; for the pulse. */
    Verdict judge(long now) {
        int writing = writes.getAcquire();
        if (writing != seenWrites || (writing & 1) == 0) {
            seenWrites = writing;
            writingSince = now;
        }
        if (now - writingSince > writeTimeout || !loggedIn && now - loginDeadline > 0) {
            return Verdict.CLOSE;
        }
        int count = received.getAcquire();
        if (count != seenReceived || !loggedIn) {
            seenReceived = count;
            receivedAt = now;
            pinged = false;
            return Verdict.FINE;
        }
        long silence = now - receivedAt;
        if (silence > closeAfter) {
            return Verdict.CLOSE;
        }
        boolean ping = silence > pingAfter && !pinged;
        pinged |= ping;
        return ping ? Verdict.PING : Verdict.FINE;
    }
}
