package io.vtool.iscsi.admin;

import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.Watchdog;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Bounds one operation on the wire as a whole: its connections are closed when its time is over. */
final class WireOperation implements Dialer, AutoCloseable {
    private final Dialer dialer;
    private final Watchdog watchdog;
    private final long deadline;
    private final List<Watchdog.Guard> guards = new ArrayList<>();
    private volatile boolean expired;

    WireOperation(Dialer dialer, Watchdog watchdog, Duration limit) {
        this.dialer = dialer;
        this.watchdog = watchdog;
        this.deadline = watchdog.now() + limit.toNanos();
    }

    @Override
    public SocketChannel dial(TargetAddress address, Duration timeout) throws IscsiException {
        Duration left = Duration.ofNanos(Math.max(1, deadline - watchdog.now()));
        SocketChannel channel = dialer.dial(address, timeout.compareTo(left) < 0 ? timeout : left);
        guards.add(watchdog.guard(left, () -> expire(channel)));
        return channel;
    }

    private void expire(SocketChannel channel) {
        expired = true;
        try {
            channel.close();
        } catch (IOException e) {
            // nobody uses it from now on
            return;
        }
    }

    /** Why it failed: its own time counts more than what that did to the connection. */
    OperationFailure failure(IscsiException e) {
        if (expired || deadline - watchdog.now() <= 0) {
            return new OperationFailure(OperationFailure.Kind.TIMEOUT, "Connection timed out", 0);
        }
        return OperationFailure.of(e);
    }

    @Override
    public void close() {
        for (Watchdog.Guard guard : guards) {
            guard.cancel();
        }
    }
}
