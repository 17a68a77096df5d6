package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.NopOutPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.PduWriter;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer does costs it its connection at most: afterwards the server serves, and has its memory back. */
@Timeout(120)
class HostileClientTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private Fixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new Fixture();
    }

    @AfterEach
    void stillServes() throws IOException {
        try (Client client = fixture.normal()) {
            assertThat(client.write(0, new byte[1 << 20]).status()).isZero();
            assertThat(client.read(0, 2048).status()).isZero();
            assertThat(client.logOut(0, 0)).isZero();
            assertThat(client.closedByPeer()).isTrue();
        }
        fixture.close();
        assertThat(fixture.server.sessions()).isEmpty();
        assertThat(fixture.server.lentBytes()).isZero();
        assertThat(fixture.server.streamBytes()).isZero();
        assertThat(fixture.disk.events().stream().filter(e -> e.startsWith("+")).count())
                .isEqualTo(fixture.disk.events().stream()
                        .filter(e -> e.startsWith("-"))
                        .count());
    }

    /** Sends and tells whether the peer closed; a peer that waits for more is given the end of the connection. */
    private static void sendAndDrain(Client client, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                client.channel.write(bytes);
            }
            client.channel.shutdownOutput();
        } catch (IOException e) {
            return; // closed already
        }
        client.closedByPeer();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void garbageInsteadOfALogin(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[random.nextInt(5000)];
            random.nextBytes(garbage);
            if (garbage.length > 8 && i % 2 == 0) {
                garbage[0] = 0x43;
                garbage[4] = 0;
                garbage[5] = 0;
                garbage[6] = (byte) random.nextInt(16);
            }
            try (Client client = fixture.connect()) {
                sendAndDrain(client, ByteBuffer.wrap(garbage));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void garbageAfterTheLogin(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            try (Client client = fixture.normal()) {
                ByteBuffer bytes = ByteBuffer.allocate(20_000);
                for (int pdu = 0; pdu < 30; pdu++) {
                    randomPdu(random, client, bytes);
                }
                sendAndDrain(client, bytes.flip());
            }
        }
    }

    /** Mostly well-formed requests with a few wrong bytes, so that they get far. */
    private static void randomPdu(Random random, Client client, ByteBuffer into) {
        int[] opcodes = {0x00, 0x01, 0x01, 0x01, 0x02, 0x04, 0x05, 0x05, 0x06, 0x10, 0x20, 0x3f, 0x40, 0x41, 0x42, 0x44
        };
        byte[] header = new byte[BasicHeader.LENGTH];
        if (random.nextInt(8) == 0) {
            random.nextBytes(header);
        }
        ByteBuffer view = ByteBuffer.wrap(header);
        header[0] = (byte) opcodes[random.nextInt(opcodes.length)];
        header[1] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0xa1);
        header[4] = (byte) (random.nextInt(10) == 0 ? random.nextInt(4) : 0);
        int length = random.nextInt(4) == 0 ? random.nextInt(600) : 0;
        view.putShort(6, (short) length);
        header[5] = (byte) (random.nextInt(60) == 0 ? 1 : 0);
        view.putInt(16, random.nextInt(4));
        view.putInt(20, random.nextBoolean() ? -1 : random.nextInt(2000));
        view.putInt(24, client.cmdSn);
        client.cmdSn += random.nextInt(3) == 0 ? 0 : 1;
        view.putInt(32, 0x2a000000);
        view.putInt(36, random.nextInt(3) << 8);
        view.putShort(39, (short) random.nextInt(8));
        into.put(header).put(new byte[length + 3 & ~3]);
    }

    @Test
    void anOversizedSegmentIsNotRead() throws IOException {
        try (Client client = fixture.normal()) {
            ByteBuffer bytes = ByteBuffer.allocate(48).putInt(4, 0xffffff);
            sendAndDrain(client, bytes);
        }
        try (Client client = fixture.connect()) {
            sendAndDrain(client, ByteBuffer.allocate(48).put(0, (byte) 0x43).putInt(4, 8193));
        }
    }

    @Test
    void aPduThatEndsInTheMiddleOfItsData() throws IOException {
        for (int cut : new int[] {10, 48, 60, 47, 559}) {
            try (Client client = fixture.normal()) {
                ByteBuffer bytes = ByteBuffer.allocate(560);
                ScsiCommandPdu command = new ScsiCommandPdu(bytes).begin();
                command.write(true);
                command.finalPdu(true);
                command.expectedDataTransferLength(4096);
                command.cmdSn(client.cmdSn);
                command.cdb(Client.cdb10(0x2a, 0, 8));
                command.dataLength(512);
                sendAndDrain(client, bytes.limit(cut));
            }
        }
    }

    @Test
    void dataNobodyAskedFor() throws IOException {
        try (Client client = fixture.normal()) {
            DataOutPdu stray = new DataOutPdu(client.writer.header()).begin();
            stray.taskTag(99);
            stray.transferTag(3);
            client.send(ByteBuffer.allocate(512));
            assertThat(client.read(0, 1).status()).isZero(); // may belong to a task that ended
            int asked = client.command(Client.cdb10(0x2a, 0, 512), 2, 512 * 512).taskTag();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.R2T);
            DataOutPdu wrong = new DataOutPdu(client.writer.header()).begin();
            wrong.taskTag(asked);
            wrong.transferTag(client.in.transferTag() + 1);
            client.send(ByteBuffer.allocate(512));
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.REJECT);
            assertThat(client.reader.header().get(2)).isEqualTo((byte) 4);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrongDigests(boolean headerOnly) throws IOException {
        String data = headerOnly ? "None" : "CRC32C";
        try (Client client = fixture.normal("HeaderDigest", "CRC32C", "DataDigest", data)) {
            client.writer.configure(!headerOnly, false); // leaves out a digest that is due
            client.nop();
            client.writer.add(ByteBuffer.allocate(512), () -> {});
            client.nop();
            client.send(ByteBuffer.allocate(512));
            if (!headerOnly) {
                assertThat(client.next()).isTrue();
                assertThat(client.in.opcode()).isEqualTo(Opcode.REJECT);
                assertThat(client.reader.header().get(2)).isEqualTo((byte) 2);
            }
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aLoginThatNeverEnds() throws IOException {
        try (Client client = fixture.connect()) {
            assertThat(sendMoreText(client)).isGreaterThan(4).isLessThan(20);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    private static int sendMoreText(Client client) throws IOException {
        for (int i = 0; i < 1000; i++) {
            LoginRequestPdu request = new LoginRequestPdu(client.writer.header()).begin();
            request.immediate(true);
            request.more(true);
            client.send(ByteBuffer.wrap("X-a=1\0".repeat(1300).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            assertThat(client.next()).isTrue();
            client.reader.skipData();
            if (client.reader.header().get(36) != 0) {
                return i;
            }
        }
        return 1000;
    }

    @Test
    void aPeerThatNeverReads() throws IOException {
        try (Client client = fixture.normal()) {
            for (int i = 0; i < 30; i++) {
                client.command(Client.cdb10(0x28, 0, 16_000), 1, 16_000 * 512);
                client.writer.add();
            }
            client.writer.flush();
            try (Client other = fixture.connect().login(Client.settings(Fixture.TARGET, Client.wishes()), 2)) {
                assertThat(other.read(0, 8).status()).isZero();
                int asked = other.manage(5, 0, -1); // must not wait for the one that does not read
                assertThat(other.next()).isTrue();
                assertThat(other.in.taskTag()).isEqualTo(asked);
            }
        }
    }

    @Test
    void manyImmediatePings() throws IOException {
        try (Client client = fixture.normal()) {
            for (int i = 0; i < 2000; i++) {
                NopOutPdu ping = client.nop();
                ping.expStatSn(0);
                client.writer.add(ByteBuffer.allocate(100), () -> {});
            }
            client.writer.flush();
            for (int i = 0; i < 2000; i++) {
                assertThat(client.next()).isTrue();
            }
        }
    }

    @Test
    void bytesOfAPduThatIsNeverWholeAreNoSignOfLife() throws IOException {
        try (Client client = fixture.normal()) {
            client.nop();
            ByteBuffer pdu = ByteBuffer.wrap(client.writer.header().array()).duplicate();
            for (int second = 0; second < 93; second += 3) {
                pdu.limit(pdu.position() + 1);
                client.channel.write(pdu);
                fixture.pass(Duration.ofSeconds(3));
                awaitPulses(2);
            }
            assertThat(client.closedByPeer()).isTrue();
        } catch (java.net.SocketException e) {
            assertThat(fixture.server.sessions())
                    .as("closed while it was written to")
                    .isEmpty();
        }
    }

    @Test
    void aLoginThatComesByteByByteHasItsTime() throws IOException {
        try (Client client = fixture.connect()) {
            while (!fixture.server.isBusy()) {
                Thread.onSpinWait(); // its time begins when it is accepted
            }
            for (int i = 0; i < 14; i++) {
                client.channel.write(ByteBuffer.wrap(new byte[] {(byte) (i == 0 ? 0x43 : 0)}));
                fixture.pass(Duration.ofSeconds(1));
                awaitPulses(2);
            }
            fixture.pass(Duration.ofSeconds(2));
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    private void awaitPulses(int count) {
        int now = fixture.server.pulses(); // it pauses once nobody is connected
        while (fixture.server.pulses() - now < count && fixture.server.isBusy()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void thoseWhoDoNotLogInLeaveRoomAgainWhenTheyGo() throws IOException {
        List<Client> idle = new ArrayList<>();
        for (int i = 0; i < Fixture.limits().maxLogins(); i++) {
            Client client = fixture.connect();
            client.channel.write(ByteBuffer.wrap(new byte[] {0x43}));
            idle.add(client);
        }
        try (Client late = fixture.connect()) {
            assertThat(late.closedByPeer()).isTrue();
        }
        for (Client client : idle) {
            client.channel.shutdownOutput();
            assertThat(client.closedByPeer()).isTrue();
            client.close();
        }
    }

    /** With digests nothing that was changed on the way reaches the medium, whichever bit it was. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void aChangedBitNeverReachesTheMedium(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] data = new byte[1024];
        random.nextBytes(data);
        for (int i = 0; i < 30; i++) {
            try (Client client = fixture.normal("HeaderDigest", "CRC32C", "DataDigest", "CRC32C")) {
                client.command(Client.cdb10(0x2a, 100, 2), 2, data.length);
                ByteArrayOutputStream sink = new ByteArrayOutputStream();
                PduWriter writer = new PduWriter(new Recorder(sink));
                writer.configure(true, true);
                writer.header().put(0, client.writer.header(), 0, BasicHeader.LENGTH);
                writer.add(ByteBuffer.wrap(data), () -> {});
                writer.flush();
                byte[] pdu = sink.toByteArray();
                pdu[random.nextInt(pdu.length)] ^= (byte) (1 << random.nextInt(8));
                sendAndDrain(client, ByteBuffer.wrap(pdu));
            }
        }
        for (int i = 0; i < data.length; i++) {
            assertThat(fixture.disk.memory.get(100 * 512 + i)).isZero();
        }
    }

    /** A channel that keeps what is written. */
    private record Recorder(ByteArrayOutputStream sink) implements GatheringByteChannel {
        @Override
        public int write(ByteBuffer from) {
            int count = from.remaining();
            while (from.hasRemaining()) {
                sink.write(from.get());
            }
            return count;
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            long count = 0;
            for (int i = offset; i < offset + length; i++) {
                count += write(from[i]);
            }
            return count;
        }

        @Override
        public long write(ByteBuffer[] from) {
            return write(from, 0, from.length);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
