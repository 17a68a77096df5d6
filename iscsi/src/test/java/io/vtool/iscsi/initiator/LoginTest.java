package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.login.LoginStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final ChapAccount USER = ChapAccount.of("user", "secret of the user".toCharArray());
    private static final ChapAccount MUTUAL = ChapAccount.of("array", "secret of the array".toCharArray());
    private static final ChapAccount WRONG = ChapAccount.of("user", "secret of nobody".toCharArray());
    private static final ChapPolicy BOTH = new ChapPolicy(USER, MUTUAL);

    private static IscsiException failure(ThrowingCallable call, Kind kind) {
        IscsiException[] caught = new IscsiException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(IscsiException.class, e -> caught[0] = e);
        assertThat(caught[0].kind()).as(caught[0].getMessage()).isEqualTo(kind);
        return caught[0];
    }

    @Test
    void keepsWhatWasAgreed() throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session =
                        bench.login(bench.owned("HeaderDigest", "CRC32C,None", "FirstBurstLength", "8192"))) {
            SessionDetails details = session.details();
            assertThat(details.targetAlias()).isEqualTo("an alias");
            assertThat(details.address().groupTag()).isEqualTo(3);
            assertThat(details.tsih()).isNotZero();
            assertThat(details.keys())
                    .containsEntry("HeaderDigest", "CRC32C")
                    .containsEntry("DataDigest", "None")
                    .containsEntry("FirstBurstLength", "8192")
                    .containsEntry("MaxOutstandingR2T", "8");
            assertThat(session.parameters().headerDigest()).isTrue();
            assertThat(session.parameters().initialR2T()).isFalse();
            assertThat(session.parameters().peerMaxRecvDataSegmentLength()).isEqualTo(65536);
            assertThat(session.parameters().ownMaxRecvDataSegmentLength()).isEqualTo(262144);
            assertThat(bench.disk.events).containsExactly("login " + Bench.NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "7", "8", "8,7,6,5"})
    void provesItselfAndHasTheTargetProveItself(String algorithms) throws Exception {
        try (Bench bench = new Bench().target(Bench.TARGET, BOTH, null, 1).serve(BOTH)) {
            SessionSettings oneWay = bench.settings().with(new Credentials(USER, null, algorithms));
            bench.login(oneWay).close();
            SessionSettings mutual = bench.settings().with(new Credentials(USER, MUTUAL, algorithms));
            bench.login(mutual).close();
            assertThat(bench.initiator().discover(bench.portal(0), mutual)).hasSize(1);
        }
    }

    @Test
    void wrongOrMissingSecretsAreAuthenticationFailures() throws Exception {
        try (Bench bench = new Bench().target(Bench.TARGET, BOTH, null, 1).serve(BOTH)) {
            IscsiException none = failure(() -> bench.login(bench.settings()), Kind.AUTHENTICATION);
            assertThat(none.loginStatus()).isEqualTo(LoginStatus.AUTHENTICATION_FAILURE);
            assertThat(none.hint()).contains("CHAP");
            SessionSettings wrong = bench.settings().with(new Credentials(WRONG, null, "5"));
            failure(() -> bench.login(wrong), Kind.AUTHENTICATION);
            failure(() -> bench.initiator().discover(bench.portal(0), wrong), Kind.AUTHENTICATION);
            SessionSettings impostor = bench.settings().with(new Credentials(USER, WRONG, "5"));
            IscsiException target = failure(() -> bench.login(impostor), Kind.AUTHENTICATION);
            assertThat(target.loginStatus()).isEqualTo(-1);
            assertThat(target.getMessage()).contains("could not prove").doesNotContain("secret of");
        }
    }

    @Test
    void aTargetThatWantsNoProofGetsNoneButNeverWhenItMustProveItself() throws Exception {
        try (Bench bench = new Bench().serve()) {
            bench.login(bench.settings().with(new Credentials(USER, null, "5"))).close();
            failure(() -> bench.login(bench.settings().with(new Credentials(USER, MUTUAL, "5"))), Kind.AUTHENTICATION);
        }
    }

    @Test
    void refusalsKeepTheirStatus() throws Exception {
        try (Bench bench =
                new Bench().target(Bench.TARGET, null, Set.of("iqn.other"), 1).serve()) {
            IscsiException denied = failure(() -> bench.login(bench.settings()), Kind.AUTHORIZATION);
            assertThat(denied.getMessage()).isEqualTo("login refused: Authorization failure (02/02)");
            IscsiException unknown = failure(
                    () -> bench.initiator().login(bench.portal(0), "iqn.no:such", bench.settings()),
                    Kind.LOGIN_REFUSED);
            assertThat(unknown.loginStatus()).isEqualTo(LoginStatus.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void followsATargetThatMoved(boolean forGood) throws Exception {
        try (Bench there = new Bench().serve();
                Bench bench =
                        new Bench().moved(there.portal(0).place(), forGood).serve();
                IscsiSession session = bench.login(bench.settings())) {
            assertThat(session.details().address().place())
                    .isEqualTo(there.portal(0).place());
            assertThat(session.details().movedForGood() != null).isEqualTo(forGood);
            assertThat(session.execute(ScsiCommand.plain(0, Cdbs.TEST_UNIT_READY))
                            .good())
                    .isTrue();
        }
    }

    @Test
    void aTargetThatMovesInCirclesIsGivenUp() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Dialer[] real = new Dialer[1];
        try (Bench bench = new Bench().moved("127.0.0.1:" + port, false).serve()) {
            real[0] = new TcpDialer(bench.nanos::get);
            int[] dialled = new int[1];
            Dialer circle = (address, time) -> {
                dialled[0]++;
                return real[0].dial(bench.portal(0), time);
            };
            Initiator initiator =
                    new Initiator(circle, bench.watchdog, new java.util.Random(1), SessionListener.NONE, null);
            failure(() -> initiator.login(bench.portal(0), Bench.TARGET, bench.settings()), Kind.MOVED);
            assertThat(dialled[0]).isEqualTo(5);
        }
    }

    @Test
    void tellsRefusedAndUnknownAddressesApart() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (Bench bench = new Bench()) {
            IscsiException refused = failure(
                    () -> bench.initiator().discover(new TargetAddress("127.0.0.1", port, -1), bench.settings()),
                    Kind.REFUSED);
            assertThat(refused.getMessage()).isEqualTo("Connection refused");
            failure(
                    () -> bench.initiator()
                            .discover(new TargetAddress("no-such-host.invalid", 1, -1), bench.settings()),
                    Kind.RESOLVE);
        }
    }

    @Test
    void aListenerThatNeverAcceptsIsTimedOut() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TargetAddress address = new TargetAddress("127.0.0.1", full.getLocalPort(), -1);
            TcpDialer dialer = new TcpDialer(() -> 0);
            java.util.List<SocketChannel> fill = new java.util.ArrayList<>();
            try {
                failure(
                        () -> {
                            for (int i = 0; i < 64; i++) {
                                fill.add(dialer.dial(address, Duration.ofMillis(50)));
                            }
                        },
                        Kind.TIMED_OUT);
            } finally {
                for (SocketChannel channel : fill) {
                    channel.close();
                }
            }
        }
    }

    @Test
    void connectionsAreClosedWhenTheLoginFails() throws IOException {
        try (Bench bench =
                new Bench().target(Bench.TARGET, null, Set.of("iqn.other"), 1).serve()) {
            for (int i = 0; i < 60; i++) { // more than the server takes at once
                failure(() -> bench.login(bench.settings()), Kind.AUTHORIZATION);
            }
        }
    }
}
