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
import java.util.function.Consumer;

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

    /** Starts to accept. The server of a connection returns when that is over. */
    void start(Executor threads, Consumer<SocketChannel> server) {
        threads.execute(() -> run(threads, server));
    }

    /** Accepts until closed, or until another thread does. Without another thread a connection is dropped. */
    private void run(Executor threads, Consumer<SocketChannel> server) {
        while (channel.isOpen()) {
            try {
                SocketChannel accepted = accept();
                try {
                    start(threads, server);
                } catch (RejectedExecutionException | OutOfMemoryError e) {
                    accepted.close();
                    continue;
                }
                server.accept(accepted);
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
