package io.vtool.iscsi.target;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that does not answer. Its queue of connections is as short as can be and full, so that the operating system
 * drops what asks for another one, as a network does that leads nowhere.
 */
final class Blackhole {
    private static final int SHORTEST_QUEUE = 1;
    private static final int ENOUGH = 8;

    private final ServerSocketChannel channel;
    private final InetSocketAddress bound;
    private final List<SocketChannel> stuck = new ArrayList<>();

    Blackhole(InetSocketAddress address) throws IOException {
        channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, SHORTEST_QUEUE);
            bound = (InetSocketAddress) channel.getLocalAddress();
            fill();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void fill() throws IOException {
        boolean room = true;
        while (room && stuck.size() < ENOUGH) {
            SocketChannel next = SocketChannel.open();
            stuck.add(next);
            next.configureBlocking(false);
            room = next.connect(bound) || next.finishConnect();
        }
    }

    InetSocketAddress bound() {
        return bound;
    }

    void close() {
        try {
            for (SocketChannel each : stuck) {
                each.close();
            }
            channel.close();
        } catch (IOException e) {
            // it does not listen any more either way
        }
    }
}
