package io.vtool.iscsi.isns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.initiator.DiscoveredTarget;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.initiator.Watchdog;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IsnsClientTest {
    private static final byte[] V4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 7};
    private static final byte[] V6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9};
    /** What open-isns makes of an IPv4 address. */
    private static final byte[] COMPATIBLE = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 10, 1};

    private static final byte[] NONE = {};

    private final AtomicLong nanos = new AtomicLong(1);

    /** Gives the response payload to a request; null for silence. */
    private interface Answers {
        byte[] to(int function, List<IsnsMessage.Attribute> asked) throws Exception;
    }

    private List<DiscoveredTarget> ask(int piece, Answers answers) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, piece, answers));
            thread.setDaemon(true);
            thread.start();
            IsnsClient client = new IsnsClient(new TcpDialer(nanos::get), new Watchdog(nanos::get));
            TargetAddress address = new TargetAddress("127.0.0.1", server.getLocalPort(), -1);
            return client.targets(address, "iqn.2000-01.org.example:me", Duration.ofSeconds(10));
        }
    }

    private void serve(ServerSocket server, int piece, Answers answers) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                ByteBuffer header = ByteBuffer.wrap(in.readNBytes(12));
                if (header.remaining() < 12) {
                    return;
                }
                byte[] payload = in.readNBytes(header.getShort(4) & 0xffff);
                int function = header.getShort(2);
                byte[] answer = answers.to(function, IsnsMessage.read(ByteBuffer.wrap(payload)));
                if (answer == null) {
                    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
                    in.read();
                    return;
                }
                send(socket.getOutputStream(), function, header.getShort(8), answer, piece);
            }
        } catch (Exception e) {
            // the client fails then, and the test with it
        }
    }

    private static void send(OutputStream out, int function, short transaction, byte[] answer, int piece)
            throws IOException {
        for (int at = 0, i = 0; at < answer.length; at += piece, i++) {
            int n = Math.min(piece, answer.length - at);
            boolean last = at + n == answer.length;
            ByteBuffer pdu = ByteBuffer.allocate(12 + n);
            pdu.putShort((short) 1).putShort((short) (function | 0x8000)).putShort((short) n);
            pdu.putShort((short) (0x4000 | (last ? 0x800 : 0) | (i == 0 ? 0x400 : 0)));
            pdu.putShort(transaction).putShort((short) i).put(answer, at, n);
            out.write(pdu.array());
        }
    }

    private static byte[] good(IsnsMessage message) {
        byte[] payload = message.payload();
        return ByteBuffer.allocate(4 + payload.length).putInt(0).put(payload).array();
    }

    private static byte[] twoTargets(int function, List<IsnsMessage.Attribute> asked) {
        if (function == 3) {
            String before = asked.get(1).text();
            return switch (before) {
                case "" ->
                    good(new IsnsMessage()
                            .add(IsnsMessage.NAME, "iqn.a")
                            .add(0, NONE)
                            .add(33, 1));
                case "iqn.a" ->
                    good(new IsnsMessage()
                            .add(IsnsMessage.NAME, "iqn.b")
                            .add(0, NONE)
                            .add(33, 1));
                default -> new byte[] {0, 0, 0, 9};
            };
        }
        IsnsMessage answer =
                new IsnsMessage().add(IsnsMessage.NAME, asked.get(1).text()).add(0, NONE);
        answer.add(16, V4).add(17, 3260).add(51, 2);
        answer.add(16, V6).add(17, 3261);
        answer.add(16, COMPATIBLE).add(17, 3262).add(51, 4);
        return good(answer.add(16, V4).add(17, 0x10000 | 3260).add(51, 9)); // over UDP: no target
    }

    @Test
    void findsTargetsWithTheirPortals() throws Exception {
        for (int piece : new int[] {4096, 7}) {
            List<TargetAddress> portals = List.of(
                    new TargetAddress("10.0.0.7", 3260, 2),
                    new TargetAddress("2001:db8::9", 3261, -1),
                    new TargetAddress("127.0.10.1", 3262, 4));
            assertThat(ask(piece, IsnsClientTest::twoTargets))
                    .containsExactly(new DiscoveredTarget("iqn.a", portals), new DiscoveredTarget("iqn.b", portals));
        }
    }

    @Test
    void silenceRefusalAndEndlessnessAreFailures() {
        fails(Kind.TIMED_OUT, (function, asked) -> null);
        fails(Kind.REJECTED, (function, asked) -> new byte[] {0, 0, 0, 5});
        fails(Kind.PROTOCOL, (function, asked) -> new byte[] {0, 0, 0, 0, 1});
        int[] count = new int[1];
        fails(Kind.PROTOCOL, (function, asked) -> good(new IsnsMessage().add(32, "iqn." + count[0]++)));
    }

    private void fails(Kind kind, Answers answers) {
        assertThatThrownBy(() -> ask(4096, answers))
                .isInstanceOfSatisfying(
                        IscsiException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }

    @Test
    void attributesGoBothWaysAndAnyBytesAreReadOrRefused() throws Exception {
        List<IsnsMessage.Attribute> read = IsnsMessage.read(
                ByteBuffer.wrap(new IsnsMessage().add(32, "iqn.x").add(33, 7).payload()));
        assertThat(read.get(0).text()).isEqualTo("iqn.x");
        assertThat(read.get(1).number()).isEqualTo(7);
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            if (noise.length > 8) {
                noise[4] = noise[5] = noise[6] = 0;
            }
            try {
                assertThat(IsnsMessage.read(ByteBuffer.wrap(noise))).hasSizeLessThan(6);
            } catch (ProtocolException e) {
                assertThat(e.getMessage()).startsWith("iSNS");
            }
        }
    }

    @Test
    void theWordsOfEveryStatusAreKnown() {
        assertThat(IsnsStatus.text(8)).isEqualTo("Source Unauthorized");
        assertThat(IsnsStatus.text(23)).isEqualTo("Registration Feature Not Supported");
        assertThat(IsnsStatus.text(4711)).isEqualTo("status 4711");
        assertThat(IsnsStatus.text(-1)).isEqualTo("status 4294967295");
    }
}
