package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.initiator.ScriptedTarget.Peer;
import io.vtool.iscsi.pdu.AsyncMessagePdu;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LogoutResponsePdu;
import io.vtool.iscsi.pdu.NopInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import io.vtool.iscsi.pdu.TextResponsePdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does when the target wants it gone, or is gone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecoveryTest {
    private static final ScsiCommand READY = ScsiCommand.plain(0, Cdbs.TEST_UNIT_READY);

    private static void good(Peer peer) throws IOException {
        ScsiResponsePdu response = new ScsiResponsePdu(peer.writer.header()).begin();
        response.taskTag(peer.in.taskTag());
        peer.send(response);
    }

    private static void event(Peer peer, int event) throws IOException {
        AsyncMessagePdu message = new AsyncMessagePdu(peer.writer.header()).begin();
        message.taskTag(BasicHeader.RESERVED_TAG);
        message.event(event);
        message.parameter3(10);
        peer.send(message);
    }

    private static void logout(Peer peer) throws IOException {
        assertThat(peer.next()).isEqualTo(Opcode.LOGOUT_REQUEST);
        LogoutResponsePdu response = new LogoutResponsePdu(peer.writer.header()).begin();
        response.taskTag(peer.in.taskTag());
        peer.send(response);
    }

    @Test
    void aTargetThatAsksForALogoutGetsItOnceTheCommandsHaveEnded() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    assertThat(peer.next()).isEqualTo(Opcode.SCSI_COMMAND);
                    int tag = peer.in.taskTag();
                    event(peer, AsyncEvent.LOGOUT_REQUEST);
                    ScsiResponsePdu response = new ScsiResponsePdu(peer.writer.header()).begin();
                    response.taskTag(tag);
                    peer.send(response);
                    logout(peer);
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            assertThat(session.execute(READY).good()).isTrue();
            target.join();
            assertThat(session.isOpen()).isFalse();
            assertThatThrownBy(() -> session.execute(READY))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ENDED));
            assertThat(bench.events).extracting(AsyncEvent::event).containsExactly(AsyncEvent.LOGOUT_REQUEST);
        }
    }

    @Test
    void ourOwnTargetGetsTheLogoutItAsksFor() throws Exception {
        try (Bench bench = new Bench().serve()) {
            IscsiSession session = bench.login(bench.settings());
            assertThat(bench.server().requestLogout(bench.disk.session, 10)).isTrue();
            while (session.failure() == null) {
                Thread.onSpinWait();
            }
            bench.server().close();
            assertThat(bench.disk.events).contains("logout");
        }
    }

    @Test
    void aNegotiationThatTheTargetWantsIsHeld() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    event(peer, AsyncEvent.NEGOTIATION_REQUEST);
                    assertThat(peer.next()).isEqualTo(Opcode.TEXT_REQUEST);
                    TextResponsePdu text = new TextResponsePdu(peer.writer.header()).begin();
                    text.finalPdu(true);
                    text.taskTag(peer.in.taskTag());
                    text.transferTag(BasicHeader.RESERVED_TAG);
                    peer.send(text);
                    peer.next();
                    good(peer);
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            while (bench.events.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(session.execute(READY).good()).isTrue();
            session.drop();
            target.join();
        }
    }

    @Test
    void commandsThatTheTargetTerminatesFailAtOnce() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                    event(peer, AsyncEvent.TASKS_TERMINATED);
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            assertThatThrownBy(() -> session.execute(READY))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TARGET_FAILURE));
            assertThat(session.isOpen()).isTrue();
            session.drop();
            target.join();
        }
    }

    @Test
    void aReadThatLostItsConnectionIsTriedOnANewOne() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(
                        peer -> {
                            peer.login();
                            peer.next();
                        },
                        Peer::next,
                        peer -> {
                            peer.login();
                            peer.next();
                            good(peer);
                            logout(peer);
                        });
                ReconnectingSession session = new ReconnectingSession(
                        bench.initiator(),
                        target.address(),
                        Bench.TARGET,
                        bench.settings(),
                        new ReconnectPolicy(3, Duration.ofSeconds(2)),
                        pauses::add)) {
            assertThat(session.execute(READY).good()).isTrue();
            assertThat(pauses).containsExactly(Duration.ofSeconds(2));
            session.session().close();
            target.join();
        }
    }

    @Test
    void aWriteThatLostItsConnectionIsNot() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                });
                ReconnectingSession session = new ReconnectingSession(
                        bench.initiator(),
                        target.address(),
                        Bench.TARGET,
                        bench.owned(),
                        new ReconnectPolicy(3, Duration.ZERO),
                        time -> {})) {
            assertThatThrownBy(() -> session.execute(Cdbs.write(0, new byte[512])))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
            target.join();
        }
    }

    @Test
    void aWriteAfterADroppedSessionGoesThroughANewOne() throws Exception {
        try (Bench bench = new Bench().serve();
                ReconnectingSession session = new ReconnectingSession(
                        bench.initiator(),
                        bench.portal(0),
                        Bench.TARGET,
                        bench.owned(),
                        new ReconnectPolicy(3, Duration.ZERO),
                        time -> {})) {
            IscsiSession first = session.session();
            assertThat(bench.server().drop(bench.disk.session)).isTrue();
            while (first.isOpen()) {
                Thread.onSpinWait();
            }
            byte[] data = new byte[512];
            data[0] = 42;
            assertThat(session.execute(Cdbs.write(5, data)).good()).isTrue();
            assertThat(session.session()).isNotSameAs(first);
            assertThat(bench.disk.memory.get(5 * 512)).isEqualTo((byte) 42);
        }
    }

    @Test
    void refusalsAreNotTriedAgain() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        try (Bench bench = new Bench().serve();
                ReconnectingSession session = new ReconnectingSession(
                        bench.initiator(),
                        bench.portal(0),
                        "iqn.no:such",
                        bench.settings(),
                        new ReconnectPolicy(3, Duration.ofSeconds(2)),
                        pauses::add)) {
            assertThatThrownBy(() -> session.execute(READY)).isInstanceOf(IscsiException.class);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void aTargetThatFallsSilentIsNoticed() throws Exception {
        CountDownLatch pinged = new CountDownLatch(2);
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    for (int i = 0; i < 2; i++) {
                        assertThat(peer.next()).isEqualTo(Opcode.NOP_OUT);
                        if (i == 0) {
                            NopInPdu nop = new NopInPdu(peer.writer.header()).begin();
                            nop.taskTag(peer.in.taskTag());
                            nop.transferTag(BasicHeader.RESERVED_TAG);
                            peer.send(nop, true, ByteBuffer.allocate(0));
                        }
                        pinged.countDown();
                    }
                    bench.tick = Duration.ofHours(1).toNanos();
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            bench.tick = Duration.ofMillis(200).toNanos();
            try (KeepAlive keeper = KeepAlive.start(session, bench.watchdog, Duration.ofSeconds(5))) {
                assertThat(pinged.await(20, TimeUnit.SECONDS)).isTrue();
                target.join();
                assertThat(keeper).isNotNull();
            }
            while (session.failure() == null) {
                Thread.onSpinWait();
            }
            IscsiException why = session.failure();
            assertThat(why).isNotNull();
            assertThat(why.kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }
}
