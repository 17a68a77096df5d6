package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.login.InitiatorSettings;
import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.pdu.AsyncMessagePdu;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.NopOutPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.SnackPdu;
import io.vtool.iscsi.text.KeyValue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SessionTest {
    private static final ChapAccount USER = ChapAccount.of("user", "secretsecret".toCharArray());
    private static final ChapAccount ARRAY = ChapAccount.of("array", "othersecret1".toCharArray());
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static void refused(Fixture fixture, InitiatorSettings settings, int status) throws IOException {
        try (Client client = fixture.connect()) {
            assertThatThrownBy(() -> client.login(settings))
                    .isInstanceOfSatisfying(
                            LoginException.class, e -> assertThat(e.status()).isEqualTo(status));
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void discoveryListsTargetsWithTheirBoundPortals() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.discovery()) {
            int port = fixture.server.boundAddress(fixture.address).getPort();
            assertThat(client.text("SendTargets=All"))
                    .containsExactly(
                            new KeyValue("TargetName", Fixture.TARGET),
                            new KeyValue("TargetAddress", "127.0.0.1:" + port + ",3"));
            assertThat(client.text("SendTargets=" + Fixture.TARGET)).hasSize(2);
            assertThat(client.text("SendTargets=iqn.none")).isEmpty();
            assertThat(client.text("X-unknown=1")).containsExactly(new KeyValue("X-unknown", "NotUnderstood"));
            client.command(new byte[6], 0, 0);
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.REJECT);
            assertThat(client.logOut(0, 0)).isZero();
        }
    }

    @Test
    void aListLongerThanOneSegmentGoesOn() throws IOException {
        List<TargetDefinition> many = new ArrayList<>();
        RamDisk disk = new RamDisk(512);
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
        List<TargetPortal> portals = new ArrayList<>();
        for (int tag = 1; tag <= 4; tag++) {
            portals.add(new TargetPortal(address, tag, tag, null));
        }
        for (int i = 0; i < 200; i++) {
            many.add(new TargetDefinition("iqn.2000-01.org.example:t" + i, null, portals, disk, null, null));
        }
        try (Fixture fixture = new Fixture(disk, many, null, null);
                Client client = fixture.connect()
                        .login(Client.settings(null, Client.wishes("MaxRecvDataSegmentLength", "1000")))) {
            assertThat(client.text("SendTargets=All")).hasSize(200 * 5 + 2);
        }
    }

    @Test
    void aNormalSessionAsksForItsOwnTargetOnly() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            assertThat(client.text("SendTargets=")).hasSize(2);
            assertThat(client.text("SendTargets=All")).containsExactly(new KeyValue("SendTargets", "Reject"));
            client.text("MaxRecvDataSegmentLength=512");
            assertThat(client.read(0, 4).pdus()).isEqualTo(4);
        }
    }

    @Test
    void loginsAreRefusedForTheirReason() throws IOException {
        try (Fixture fixture = new Fixture(new RamDisk(512), null, Set.of("iqn.friend"))) {
            refused(fixture, Client.settings("iqn.none", Client.wishes()), LoginStatus.NOT_FOUND);
            refused(fixture, Client.settings(Fixture.TARGET, Client.wishes()), LoginStatus.AUTHORIZATION_FAILURE);
            try (Client client = fixture.discovery()) {
                assertThat(client.text("SendTargets=All")).isEmpty();
            }
        }
    }

    @Test
    void chapGuardsSessionsAndDiscovery() throws IOException {
        try (Fixture fixture = new Fixture(new RamDisk(8192), new ChapPolicy(USER, ARRAY), null)) {
            ChapAccount wrong = ChapAccount.of("user", "wrongsecret1".toCharArray());
            for (String target : new String[] {Fixture.TARGET, null}) {
                refused(fixture, Client.settings(target, Client.wishes()), LoginStatus.AUTHENTICATION_FAILURE);
                refused(
                        fixture,
                        new InitiatorSettings(Client.NAME, null, target, wrong, null, "7,5", Client.wishes()),
                        LoginStatus.AUTHENTICATION_FAILURE);
                try (Client client = fixture.connect()
                        .login(new InitiatorSettings(Client.NAME, null, target, USER, ARRAY, "8,5", Client.wishes()))) {
                    assertThat(client.agreed).isNotNull();
                }
            }
        }
    }

    @Test
    void aPortalMaySendLoginsElsewhere() throws IOException {
        RamDisk disk = new RamDisk(512);
        try (Fixture fixture = new Fixture(disk, null, null)) {
            for (boolean permanent : new boolean[] {false, true}) {
                TargetPortal moved =
                        new TargetPortal(fixture.address, 3, 1, new TargetPortal.Redirect("192.0.2.7:3260", permanent));
                fixture.server.reconfigure(new ServerDefinition(
                        List.of(new TargetDefinition(Fixture.TARGET, null, List.of(moved), disk, null, null)),
                        null,
                        Fixture.limits(),
                        false));
                try (Client client = fixture.connect()) {
                    assertThatThrownBy(() -> client.login(Client.settings(Fixture.TARGET, Client.wishes())))
                            .isInstanceOfSatisfying(LoginException.class, e -> {
                                assertThat(e.status()).isEqualTo(permanent ? 0x0102 : 0x0101);
                                assertThat(e.targetAddress()).isEqualTo("192.0.2.7:3260");
                            });
                }
            }
        }
    }

    @Test
    void theSamePortsReinstateTheirSession() throws IOException {
        try (Fixture fixture = new Fixture();
                Client first = fixture.normal();
                Client other =
                        fixture.connect().login(Client.settings(Fixture.TARGET, Client.wishes()), 0x4000_0000_0002L);
                Client second = fixture.normal()) {
            assertThat(first.closedByPeer()).isTrue();
            assertThat(second.read(0, 1).status()).isZero();
            assertThat(other.read(0, 1).status()).isZero();
            assertThat(fixture.disk.events()).containsExactly("+1", "+2", "-1", "+3");
            assertThat(fixture.server.sessions()).hasSize(2);
            assertThat(first.login.tsih()).isNotEqualTo(second.login.tsih());
        }
    }

    @Test
    void pingsAreEchoed() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal("MaxRecvDataSegmentLength", "1000")) {
            byte[] data = new byte[3000];
            new Random(1).nextBytes(data);
            int asked = client.nop().taskTag();
            client.send(ByteBuffer.wrap(data));
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            assertThat(client.in.taskTag()).isEqualTo(asked);
            assertThat(client.in.transferTag()).isEqualTo(BasicHeader.RESERVED_TAG);
            assertThat(client.reader.readData()).isEqualTo(ByteBuffer.wrap(data, 0, 1000));
        }
    }

    @Test
    void silenceIsPingedAndThenClosed() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            assertThat(client.read(0, 1).status()).isZero();
            awaitPulses(fixture);
            fixture.pass(Duration.ofSeconds(31));
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            assertThat(client.in.taskTag()).isEqualTo(BasicHeader.RESERVED_TAG);
            NopOutPdu pong = client.nop();
            pong.taskTag(BasicHeader.RESERVED_TAG);
            pong.transferTag(client.in.transferTag());
            client.send(NONE);
            assertThat(client.read(0, 1).status()).isZero();
            awaitPulses(fixture);
            fixture.pass(Duration.ofSeconds(91));
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    /** Lets the server look at its connections, so that it has noticed what came so far. */
    private static void awaitPulses(Fixture fixture) {
        int from = fixture.server.pulses();
        while (fixture.server.pulses() - from < 3) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPeerThatNeverLogsInIsClosed() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.connect()) {
            client.channel.write(ByteBuffer.wrap(new byte[] {0x43, 1, 2}));
            awaitPulses(fixture);
            fixture.pass(Duration.ofSeconds(16));
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void tooManyLoginsAreTurnedAway() throws IOException {
        List<Client> clients = new ArrayList<>();
        try (Fixture fixture = new Fixture()) {
            for (int i = 0; i < 12; i++) {
                clients.add(fixture.connect());
            }
            assertThat(clients.get(11).closedByPeer()).isTrue();
            for (Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void anInitiatorCanBeAskedToLogOut() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            assertThat(client.read(0, 1).status()).isZero();
            long handle = fixture.server.sessions().get(0).nexus().sessionHandle();
            assertThat(fixture.server.requestLogout(handle, 7)).isTrue();
            assertThat(fixture.server.requestLogout(99, 7)).isFalse();
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.ASYNC_MESSAGE);
            AsyncMessagePdu message = new AsyncMessagePdu(client.reader.header());
            assertThat(message.event()).isEqualTo(1);
            assertThat(message.parameter3()).isEqualTo(7);
            assertThat(client.logOut(1, 5)).isEqualTo(1);
            assertThat(client.logOut(2, 0)).isEqualTo(2);
            assertThat(client.logOut(1, 0)).isZero();
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void whatIsNotSupportedIsRejectedWithItsReason() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            new SnackPdu(client.writer.header()).begin();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.REJECT);
            assertThat(client.reader.header().get(2)).isEqualTo((byte) 3);
            assertThat(client.reader.readData().get(0)).isEqualTo((byte) Opcode.SNACK_REQUEST);
            new NopOutPdu(client.writer.header()).begin();
            client.writer.header().put(0, (byte) 0x1d);
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.reader.header().get(2)).isEqualTo((byte) 5);
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.255.255.1", "192.0.2.1"})
    void onlyLoopbackIsServedUnlessAllowed(String address) {
        TargetDefinition target = new TargetDefinition(
                Fixture.TARGET,
                null,
                List.of(new TargetPortal(new InetSocketAddress(address, 0), 1, 1, null)),
                new RamDisk(512),
                null,
                null);
        TargetServer server = new TargetServer(
                new ServerDefinition(List.of(target), null, Fixture.limits(), false), () -> 0, new Random(1));
        assertThatThrownBy(server::start).isInstanceOf(IOException.class).hasMessageContaining("loopback");
    }
}
