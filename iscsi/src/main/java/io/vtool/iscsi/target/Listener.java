package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One listening address: hands on every connection it accepts. */
final class Listener {
    private static final int BACKLOG = 1024;
    private static final long RETRY_NANOS = 50_000_000;

    private final ServerSocketChannel channel;
    private final InetSocketAddress bound;

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
        Thread thread = new Thread(() -> run(taker), "iscsi-target-accept");
        thread.setDaemon(true);
        thread.start();
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

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it does not listen any more either way
        }
    }
}
