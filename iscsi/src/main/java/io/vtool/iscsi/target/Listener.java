package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One listening address. The thread that accepts a connection serves it, and another one accepts the next: that saves a
 * peer the time it takes to wake a thread.
 */
final class Listener {
    private static final int BACKLOG = 1024;
    private static final int END_SECONDS = 2;
    private static final long RETRY_NANOS = 50_000_000;

    private final ServerSocketChannel channel;
    private final InetSocketAddress bound;
    private final ReentrantLock accepting = new ReentrantLock();

    /** Binds the address. */
    Listener(InetSocketAddress address) throws IOException {
        channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, BACKLOG);
            bound = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress bound() {
        return bound;
    }

    /** Starts to accept. */
    void start(Executor threads, Function<SocketChannel, @Nullable Connection> admission) {
        threads.execute(() -> run(threads, admission));
    }

    /**
     * Accepts until closed, or until another thread does. Connections are admitted in the order they come. Without another
     * thread a connection is dropped.
     */
    private void run(Executor threads, Function<SocketChannel, @Nullable Connection> admission) {
        while (channel.isOpen()) {
            try {
                Connection connection = admission.apply(accept());
                if (connection == null) {
                    continue;
                }
                try {
                    start(threads, admission);
                } catch (RejectedExecutionException | OutOfMemoryError e) {
                    connection.giveUp();
                    continue;
                }
                connection.run();
                return;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(this, RETRY_NANOS); // no descriptor is left: one may be soon
            }
        }
    }

    private SocketChannel accept() throws IOException {
        accepting.lock();
        try {
            return channel.accept();
        } finally {
            accepting.unlock();
        }
    }

    /** Closes, and waits until the address is free: it is not while a thread is still in the call to accept. */
    void close() {
        try {
            channel.close();
            if (accepting.tryLock(END_SECONDS, TimeUnit.SECONDS)) {
                accepting.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // it does not listen any more either way
        }
    }
}
