package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One listening address: hands on every connection it accepts. */
final class Listener {
    private static final int BACKLOG = 1024;
    private static final int END_MILLIS = 2000;
    private static final long RETRY_NANOS = 50_000_000;

    private final ServerSocketChannel channel;
    private final InetSocketAddress bound;
    private @Nullable Thread thread;

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

    /** Starts to accept, on a thread of its own. */
    void start(Consumer<SocketChannel> taker) {
        Thread accepting = new Thread(() -> run(taker), "iscsi-target-accept");
        accepting.setDaemon(true);
        accepting.start();
        thread = accepting;
    }

    /** Accepts until closed. A connection that fails while it is taken over is dropped; the listener goes on. */
    private void run(Consumer<SocketChannel> taker) {
        while (channel.isOpen()) {
            try {
                SocketChannel accepted = channel.accept();
                accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
                taker.accept(accepted);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(this, RETRY_NANOS); // no descriptor is left: one may be soon
            }
        }
    }

    /** Closes, and waits until the address is free: it is not while a thread is still in the call to accept. */
    void close() {
        try {
            channel.close();
            Thread accepting = thread;
            if (accepting != null && accepting != Thread.currentThread()) {
                accepting.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // it does not listen any more either way
        }
    }
}
