package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WireTest {
    private final AtomicLong nanos = new AtomicLong();

    /** Each look at the clock lets half a second pass. */
    private long time() {
        return nanos.addAndGet(500_000_000);
    }

    @Test
    void whatComesInWhileSomethingIsHeldUpIsLateTogetherWithIt() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(any);
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel channel = server.accept()) {
            Portal portal = new Portal(any, Runnable::run, null);
            Wire wire = new Wire(channel, portal, this::time);
            portal.fault(PortalFault.slow(Duration.ofSeconds(3)));
            wire.look(false);
            wire.delay();
            long alone = nanos.get();
            assertThat(alone).isGreaterThanOrEqualTo(3_000_000_000L);
            client.write(ByteBuffer.allocate(48));
            while (channel.socket().getInputStream().available() == 0) {
                Thread.onSpinWait();
            }
            wire.look(false);
            wire.delay();
            assertThat(nanos.get()).isEqualTo(alone);
            assertThat(wire.read(ByteBuffer.allocate(48))).isEqualTo(48);
            wire.look(true);
            wire.delay();
            assertThat(nanos.get()).isEqualTo(alone);
            wire.look(false);
            wire.delay();
            assertThat(nanos.get()).isGreaterThanOrEqualTo(alone + 3_000_000_000L);
        }
    }
}
