package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.pdu.AsyncMessagePdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bad way to a portal looks like from the other end. */
@Timeout(60)
class PortalFaultTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final String[] DIGESTS = {"HeaderDigest", "CRC32C", "DataDigest", "CRC32C"};

    private Fixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void fault(PortalFault fault) throws IOException {
        fixture.server.faults(Map.of(fixture.address, fault));
    }

    private void clear() throws IOException {
        fixture.server.faults(Map.of());
    }

    @Test
    void aRefusingPortalClosesWhatThereWasAndComesBackWhereItWas() throws IOException {
        InetSocketAddress before = fixture.server.boundAddress(fixture.address);
        try (Client client = fixture.normal()) {
            fault(PortalFault.refusing());
            assertThat(client.closedByPeer()).isTrue();
            assertThatThrownBy(() -> fixture.connect().close()).isInstanceOf(ConnectException.class);
        }
        clear();
        assertThat(fixture.server.boundAddress(fixture.address)).isEqualTo(before);
        try (Client client = fixture.normal()) {
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void anUnreachablePortalAnswersNothingUntilItIsBack() throws IOException {
        InetSocketAddress address = fixture.server.boundAddress(fixture.address);
        try (Client client = fixture.normal()) {
            fault(PortalFault.silent());
            client.nop();
            client.send(NONE);
            try (Socket late = new Socket()) {
                assertThatThrownBy(() -> late.connect(address, 300)).isInstanceOf(SocketTimeoutException.class);
            }
            client.channel.configureBlocking(false);
            assertThat(client.channel.read(ByteBuffer.allocate(1))).isZero();
            client.channel.configureBlocking(true);
            clear();
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            try (Client other = fixture.connect().login(Client.settings(Fixture.TARGET, Client.wishes()), 7)) {
                assertThat(other.read(0, 1).status()).isZero();
            }
        }
    }

    /** Its initiator has gone on through another portal meanwhile, and may have written what is newer. */
    @ParameterizedTest
    @ValueSource(ints = {512, 60 * 1024})
    void aWriteWhoseInitiatorHasGivenItUpIsNotCarriedOutWhenThePortalIsBack(int length) throws IOException {
        byte[] old = new byte[length];
        Arrays.fill(old, (byte) 1);
        try (Client client = fixture.normal("ImmediateData", "Yes", "InitialR2T", "No")) {
            client.write(0, old);
            Arrays.fill(old, (byte) 2);
            fault(PortalFault.silent());
            client.sendWrite(0, old);
            client.sendWrite(0, old);
        }
        clear();
        while (!fixture.server.sessions().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(fixture.disk.memory.get(0)).isEqualTo((byte) 1);
        assertThat(fixture.disk.memory.get(length - 1)).isEqualTo((byte) 1);
    }

    @Test
    void whatAPatientInitiatorSentIsCarriedOutInOrderWhenThePortalIsBack() throws IOException {
        byte[] data = new byte[60 * 1024];
        try (Client client = fixture.normal("ImmediateData", "Yes", "InitialR2T", "No")) {
            fault(PortalFault.silent());
            int[] tags = new int[8];
            for (int i = 0; i < tags.length; i++) {
                Arrays.fill(data, (byte) (i + 1));
                tags[i] = client.sendWrite(i, data);
            }
            clear();
            for (int tag : tags) {
                assertThat(client.result(tag, data).status()).isZero();
            }
            assertThat(fixture.disk.memory.get(0)).isEqualTo((byte) 1);
            assertThat(fixture.disk.memory.get(7 * RamDisk.BLOCK)).isEqualTo((byte) 8);
            assertThat(fixture.disk.memory.get(7 * RamDisk.BLOCK + data.length - 1))
                    .isEqualTo((byte) 8);
        }
    }

    @Test
    void aServerWithAnUnreachablePortalCanBeClosed() throws IOException {
        try (Client client = fixture.normal()) {
            fault(PortalFault.silent());
            client.nop();
            client.send(NONE);
            fixture.close();
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aClosedServerListensNoMore() throws IOException {
        fault(PortalFault.refusing());
        InetSocketAddress address = fixture.server.boundAddress(fixture.address);
        fixture.close();
        clear();
        assertThatThrownBy(() -> new Client(address).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPortalMayBeBadFromTheStart() throws IOException {
        fixture.server.close();
        fixture.server = new TargetServer(fixture.definition(), fixture.nanos::get, new java.util.Random(1));
        fault(PortalFault.refusing());
        fixture.server.start();
        assertThat(fixture.server.boundAddress(fixture.address).getPort()).isNotZero();
        assertThatThrownBy(() -> fixture.connect().close()).isInstanceOf(ConnectException.class);
        clear();
        fixture.normal().close();
    }

    @Test
    void aSlowPortalTakesItsTimeForEachPdu() throws IOException {
        try (Client client = fixture.normal()) {
            fault(PortalFault.slow(Duration.ofSeconds(2)));
            client.nop();
            client.send(NONE);
            int pulses = fixture.server.pulses();
            while (fixture.server.pulses() < pulses + 3) {
                Thread.onSpinWait();
            }
            client.channel.configureBlocking(false);
            assertThat(client.channel.read(ByteBuffer.allocate(1))).isZero();
            client.channel.configureBlocking(true);
            fixture.pass(Duration.ofSeconds(2));
            assertThat(client.next()).isTrue();
            client.nop();
            client.send(NONE);
            clear();
            assertThat(client.next()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 9000, 200_000})
    void aConnectionIsResetInTheMiddleOfItsData(int bytes) throws IOException {
        fault(PortalFault.resetting(bytes, 1));
        int got = 0;
        try (Client client = fixture.normal("MaxRecvDataSegmentLength", "8192")) {
            ByteBuffer all = ByteBuffer.allocate(512 * 512);
            client.command(Client.cdb10(0x28, 0, 512), 1, 512 * 512);
            client.send(NONE);
            try {
                while (client.next()) {
                    assertThat(client.in.opcode()).isEqualTo(Opcode.DATA_IN);
                    client.reader.readData(all);
                    got = all.position();
                }
            } catch (IOException e) {
                got = all.position();
            }
        }
        assertThat(got).isLessThanOrEqualTo(bytes);
        try (Client client = fixture.normal()) {
            assertThat(client.read(0, 512).status()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false, HEADER_DIGEST", "false, true, DATA_DIGEST"})
    void digestsAreWrongAsOftenAsWanted(boolean header, boolean data, ProtocolException.Fault seen) throws IOException {
        fault(PortalFault.corrupting(header, data, 1));
        try (Client client = fixture.normal(DIGESTS)) {
            assertThatThrownBy(() -> client.read(0, 1))
                    .isInstanceOfSatisfying(
                            ProtocolException.class, e -> assertThat(e.fault()).isEqualTo(seen));
        }
        try (Client client = fixture.normal(DIGESTS)) {
            assertThat(client.read(0, 64).status()).isZero();
        }
    }

    @Test
    void faultsAddUp() {
        PortalFault both = PortalFault.slow(Duration.ofSeconds(3)).and(PortalFault.resetting(100, 2));
        assertThat(both).isEqualTo(new PortalFault(false, false, Duration.ofSeconds(3), 100, false, false, 2));
        assertThat(both.and(PortalFault.corrupting(true, false, 0)).times()).isZero();
        assertThat(both.and(PortalFault.resetting(50, 5)).resetAfter()).isEqualTo(50);
    }

    @Test
    void sessionsOfAPortalAreAskedToLeaveAndDropped() throws IOException {
        try (Client client = fixture.normal()) {
            assertThat(fixture.server.requestLogout(fixture.address, 5)).isEqualTo(1);
            assertThat(client.next()).isTrue();
            assertThat(new AsyncMessagePdu(client.reader.header()).event()).isEqualTo(1);
            assertThat(fixture.server.drop(new InetSocketAddress("127.0.0.9", 1)))
                    .isZero();
            assertThat(fixture.server.drop(fixture.address)).isEqualTo(1);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aSessionCanBeDroppedBeforeItsInitiatorKnowsIt() throws IOException {
        fixture.disk.onEstablished =
                nexus -> assertThat(fixture.server.drop(nexus.sessionHandle())).isTrue();
        try (Client client = fixture.connect()) {
            assertThatThrownBy(() -> client.login(Client.settings(Fixture.TARGET, Client.wishes())))
                    .isInstanceOf(Throwable.class);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aLogoutRequestedDuringTheLoginIsSentAfterIt() throws IOException {
        fixture.disk.onEstablished = nexus -> fixture.server.requestLogout(nexus.sessionHandle(), 5);
        try (Client client = fixture.normal()) {
            assertThat(client.next()).isTrue();
            assertThat(new AsyncMessagePdu(client.reader.header()).event()).isEqualTo(1);
        }
    }
}
