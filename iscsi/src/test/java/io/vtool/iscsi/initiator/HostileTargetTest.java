package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.initiator.ScriptedTarget.Peer;
import io.vtool.iscsi.initiator.ScriptedTarget.Script;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.NopInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.R2tPdu;
import io.vtool.iscsi.pdu.RejectPdu;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import io.vtool.iscsi.pdu.TaskManagementResponsePdu;
import io.vtool.iscsi.pdu.TextResponsePdu;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that lie, break off, or say nothing: every one costs its session, in one declared way. */
@Timeout(60)
class HostileTargetTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static void fails(ThrowingCallable call, Kind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IscsiException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }

    private static void login(Kind kind, Script script) throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(script)) {
            fails(() -> bench.initiator().login(target.address(), Bench.TARGET, bench.settings()), kind);
            target.join();
        }
    }

    private static LoginResponsePdu loginResponse(Peer peer) {
        LoginResponsePdu response = new LoginResponsePdu(peer.writer.header()).begin();
        response.taskTag(peer.in.taskTag());
        return response;
    }

    @Test
    void closesBeforeTheFirstAnswer() throws Exception {
        login(Kind.CLOSED, peer -> peer.next());
    }

    @Test
    void closesInsideAPdu() throws Exception {
        login(Kind.CLOSED, peer -> {
            peer.next();
            peer.channel.write(ByteBuffer.allocate(20));
        });
    }

    @Test
    void announcesMoreDataThanAllowed() throws Exception {
        login(Kind.PROTOCOL, peer -> {
            peer.next();
            LoginResponsePdu response = loginResponse(peer);
            response.dataLength(0xffffff);
            peer.channel.write(peer.writer.header().duplicate().clear());
            peer.untilClosed();
        });
    }

    @Test
    void answersALoginWithSomethingElse() throws Exception {
        login(Kind.PROTOCOL, peer -> {
            peer.next();
            NopInPdu nop = new NopInPdu(peer.writer.header()).begin();
            nop.taskTag(peer.in.taskTag());
            peer.send(nop);
            peer.untilClosed();
        });
    }

    @Test
    void answersWithATagNobodyUsed() throws Exception {
        login(Kind.PROTOCOL, peer -> {
            peer.next();
            LoginResponsePdu response = loginResponse(peer);
            response.taskTag(4711);
            peer.send(response);
            peer.untilClosed();
        });
    }

    @Test
    void goesFurtherThanItWasAsked() throws Exception {
        login(Kind.NEGOTIATION, peer -> {
            peer.next();
            LoginResponsePdu response = loginResponse(peer);
            response.transit(true);
            response.nextStage(3);
            peer.send(response);
            peer.untilClosed();
        });
    }

    @Test
    void answersAKeyOutOfRange() throws Exception {
        login(Kind.NEGOTIATION, peer -> {
            peer.next();
            LoginResponsePdu first = loginResponse(peer);
            first.transit(true);
            first.nextStage(1);
            peer.send(first, true, ByteBuffer.wrap("AuthMethod=None\0".getBytes()));
            peer.next();
            LoginResponsePdu second = loginResponse(peer);
            second.currentStage(1);
            peer.send(second, true, ByteBuffer.wrap("MaxOutstandingR2T=9999\0".getBytes()));
            peer.untilClosed();
        });
    }

    @Test
    void neverComesToTheEndOfALogin() throws Exception {
        login(Kind.NEGOTIATION, peer -> {
            while (peer.next() >= 0) {
                LoginResponsePdu response = loginResponse(peer);
                response.more(true);
                peer.send(response);
            }
        });
    }

    @Test
    void sendsTextWithoutEnd() throws Exception {
        login(Kind.PROTOCOL, peer -> {
            while (peer.next() >= 0) {
                LoginResponsePdu response = loginResponse(peer);
                response.more(true);
                peer.send(response, true, ByteBuffer.allocate(8192));
            }
        });
    }

    @Test
    void movesToAnAddressThatIsNone() throws Exception {
        login(Kind.MOVED, peer -> {
            peer.next();
            LoginResponsePdu response = loginResponse(peer);
            response.statusClass(1);
            response.statusDetail(1);
            peer.send(response, true, ByteBuffer.wrap("TargetAddress=[::1\0".getBytes()));
            peer.untilClosed();
        });
    }

    @Test
    void saysNothingDuringLogin() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.next();
                    bench.pass(Duration.ofMinutes(1));
                    peer.untilClosed();
                })) {
            fails(() -> bench.initiator().login(target.address(), Bench.TARGET, bench.settings()), Kind.TIMED_OUT);
            target.join();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void sendsNoise(long seed) throws Exception {
        byte[] noise = new byte[4096];
        new Random(seed).nextBytes(noise);
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.next();
                    peer.channel.write(ByteBuffer.wrap(noise));
                })) {
            assertThatThrownBy(() -> bench.initiator().login(target.address(), Bench.TARGET, bench.settings()))
                    .isInstanceOf(IscsiException.class);
            target.join();
        }
    }

    /** What a target in full feature phase may do to a read of two blocks. */
    enum Misdeed {
        CLOSE(Kind.CLOSED) {
            @Override
            void act(Peer peer) {}
        },
        HALF_A_PDU(Kind.CLOSED) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.dataLength(512);
                peer.channel.write(peer.writer.header().duplicate().clear());
                peer.channel.write(ByteBuffer.allocate(100));
            }
        },
        WRONG_TAG(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.taskTag(0x7777);
                peer.send(data, false, ByteBuffer.allocate(512));
                peer.untilClosed();
            }
        },
        BEYOND_THE_BUFFER(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                peer.send(dataIn(peer), false, ByteBuffer.allocate(1025));
                peer.untilClosed();
            }
        },
        NEGATIVE_OFFSET(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.bufferOffset(-512);
                peer.send(data, false, ByteBuffer.allocate(512));
                peer.untilClosed();
            }
        },
        A_HOLE(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.bufferOffset(512);
                peer.send(data, false, ByteBuffer.allocate(512));
                peer.untilClosed();
            }
        },
        A_NUMBER_LEFT_OUT(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.dataSn(1);
                peer.send(data, false, ByteBuffer.allocate(512));
                peer.untilClosed();
            }
        },
        STATUS_TOO_EARLY(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                DataInPdu data = dataIn(peer);
                data.statusPresent(true);
                peer.send(data, true, ByteBuffer.allocate(512));
                peer.untilClosed();
            }
        },
        R2T_FOR_A_READ(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                R2tPdu r2t = new R2tPdu(peer.writer.header()).begin();
                r2t.taskTag(peer.in.taskTag());
                r2t.transferTag(1);
                r2t.desiredDataTransferLength(512);
                peer.send(r2t, false, NONE);
                peer.untilClosed();
            }
        },
        ANSWER_OF_THE_WRONG_KIND(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                TextResponsePdu text = new TextResponsePdu(peer.writer.header()).begin();
                text.finalPdu(true);
                text.taskTag(peer.in.taskTag());
                peer.send(text);
                peer.untilClosed();
            }
        },
        UNKNOWN_OPCODE(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                NopInPdu nop = new NopInPdu(peer.writer.header()).begin();
                nop.taskTag(77);
                peer.writer.header().put(0, (byte) 0x3d);
                peer.send(nop);
                peer.untilClosed();
            }
        },
        SENSE_LONGER_THAN_ITS_SEGMENT(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                ScsiResponsePdu response = response(peer);
                response.status(2);
                peer.send(response, true, ByteBuffer.allocate(20).putShort(0, (short) 0xffff));
                peer.untilClosed();
            }
        },
        TARGET_FAILURE(Kind.TARGET_FAILURE) {
            @Override
            void act(Peer peer) throws Exception {
                ScsiResponsePdu response = response(peer);
                response.response(1);
                peer.send(response);
                peer.untilClosed();
            }
        },
        REJECT(Kind.REJECTED) {
            @Override
            void act(Peer peer) throws Exception {
                ByteBuffer rejected = ByteBuffer.allocate(48)
                        .put(peer.reader.header().duplicate().clear());
                RejectPdu reject = new RejectPdu(peer.writer.header()).begin();
                reject.taskTag(BasicHeader.RESERVED_TAG);
                reject.reason(4);
                peer.send(reject, true, rejected.flip());
                peer.untilClosed();
            }
        },
        REJECT_OF_NOTHING(Kind.PROTOCOL) {
            @Override
            void act(Peer peer) throws Exception {
                RejectPdu reject = new RejectPdu(peer.writer.header()).begin();
                reject.taskTag(BasicHeader.RESERVED_TAG);
                peer.send(reject);
                peer.untilClosed();
            }
        };

        final Kind kind;

        Misdeed(Kind kind) {
            this.kind = kind;
        }

        abstract void act(Peer peer) throws Exception;
    }

    private static DataInPdu dataIn(Peer peer) {
        DataInPdu data = new DataInPdu(peer.writer.header()).begin();
        data.taskTag(peer.in.taskTag());
        data.transferTag(BasicHeader.RESERVED_TAG);
        return data;
    }

    private static ScsiResponsePdu response(Peer peer) {
        ScsiResponsePdu response = new ScsiResponsePdu(peer.writer.header()).begin();
        response.taskTag(peer.in.taskTag());
        return response;
    }

    @ParameterizedTest
    @EnumSource
    void duringARead(Misdeed misdeed) throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    assertThat(peer.next()).isEqualTo(Opcode.SCSI_COMMAND);
                    misdeed.act(peer);
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            fails(() -> session.execute(Cdbs.read(0, 2)), misdeed.kind);
            session.drop();
            target.join();
            assertThat(session.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HeaderDigest", "DataDigest"})
    void aWrongDigestCostsTheConnection(String key) throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                    dataIn(peer);
                    peer.writer.configure(false, false); // and so the bytes behind are no digest
                    peer.send(peer.in.opcode() == 0 ? peer.in : dataIn(peer), false, ByteBuffer.allocate(512));
                    peer.channel.write(ByteBuffer.allocate(8));
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator()
                    .login(target.address(), Bench.TARGET, bench.settings().with(key, "CRC32C"));
            assertThatThrownBy(() -> session.execute(Cdbs.read(0, 2))).hasMessageContaining("digest");
            target.join();
        }
    }

    @Test
    void aCommandWithoutAnswerIsAbortedAndTheSessionLives() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                    int command = peer.in.taskTag();
                    bench.pass(Duration.ofMinutes(1));
                    assertThat(peer.next()).isEqualTo(Opcode.TASK_MANAGEMENT_REQUEST);
                    assertThat(peer.in.transferTag()).as("referenced task tag").isEqualTo(command);
                    TaskManagementResponsePdu done = new TaskManagementResponsePdu(peer.writer.header()).begin();
                    done.taskTag(peer.in.taskTag());
                    peer.send(done);
                    assertThat(peer.next()).isEqualTo(Opcode.SCSI_COMMAND);
                    peer.send(response(peer));
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            fails(() -> session.execute(Cdbs.read(0, 2)), Kind.TIMED_OUT);
            assertThat(session.execute(ScsiCommand.plain(0, Cdbs.TEST_UNIT_READY))
                            .good())
                    .isTrue();
            session.drop();
            target.join();
        }
    }

    @Test
    void withoutAnswerToTheAbortTheConnectionGoes() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                    bench.pass(Duration.ofMinutes(1));
                    peer.next();
                    bench.pass(Duration.ofMinutes(1));
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            fails(() -> session.execute(Cdbs.read(0, 2)), Kind.TIMED_OUT);
            target.join();
            assertThat(session.isOpen()).isFalse();
        }
    }

    @Test
    void aClosedWindowKeepsCommandsBackUntilTheirTimeIsOver() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.window = 0;
                    peer.login();
                    NopInPdu nop = new NopInPdu(peer.writer.header()).begin();
                    nop.taskTag(BasicHeader.RESERVED_TAG);
                    nop.transferTag(5);
                    peer.window = 1;
                    peer.send(nop, false, NONE); // opens it for one command
                    int opcode = peer.next();
                    // the answer to the ping and the command come in any order
                    assertThat(opcode == Opcode.NOP_OUT ? peer.next() : opcode).isEqualTo(Opcode.SCSI_COMMAND);
                    peer.window = 0;
                    peer.send(response(peer));
                    bench.nanos.incrementAndGet();
                    peer.untilClosed();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            ScsiCommand ready = ScsiCommand.plain(0, Cdbs.TEST_UNIT_READY);
            assertThat(session.execute(ready).good()).isTrue();
            fails(() -> session.execute(ready, Duration.ZERO), Kind.TIMED_OUT);
            session.drop();
            target.join();
        }
    }

    @Test
    void aWriteThatNobodyTakesEnds() throws Exception {
        byte[] data = new byte[16 << 20];
        CountDownLatch over = new CountDownLatch(1);
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    peer.next();
                    R2tPdu r2t = new R2tPdu(peer.writer.header()).begin();
                    r2t.taskTag(peer.in.taskTag());
                    r2t.transferTag(1);
                    r2t.desiredDataTransferLength(16_000_000);
                    peer.send(r2t, false, NONE);
                    bench.tick = Duration.ofSeconds(1).toNanos();
                    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.owned());
            fails(() -> session.execute(Cdbs.write(0, data), Duration.ofHours(1)), Kind.TIMED_OUT);
            over.countDown();
            target.join();
        }
    }

    @Test
    void aDiscoveryThatNeverEndsIsGivenUp() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    while (peer.next() == Opcode.TEXT_REQUEST) {
                        TextResponsePdu more = new TextResponsePdu(peer.writer.header()).begin();
                        more.taskTag(peer.in.taskTag());
                        more.transferTag(9);
                        more.more(true);
                        peer.send(more, true, ByteBuffer.allocate(8000));
                    }
                })) {
            fails(() -> bench.initiator().discover(target.address(), bench.settings()), Kind.PROTOCOL);
            target.join();
        }
    }

    @Test
    void aTargetThatPingsIsAnswered() throws Exception {
        try (Bench bench = new Bench();
                ScriptedTarget target = new ScriptedTarget(peer -> {
                    peer.login();
                    for (int i = 0; i < 100; i++) {
                        NopInPdu nop = new NopInPdu(peer.writer.header()).begin();
                        nop.taskTag(BasicHeader.RESERVED_TAG);
                        nop.transferTag(i);
                        nop.lun(5);
                        peer.send(nop, false, ByteBuffer.wrap(new byte[] {1, 2, 3}));
                        assertThat(peer.next()).isEqualTo(Opcode.NOP_OUT);
                        assertThat(peer.in.taskTag()).isEqualTo(BasicHeader.RESERVED_TAG);
                        assertThat(peer.in.transferTag()).isEqualTo(i);
                        assertThat(peer.in.lun()).isEqualTo(5);
                        assertThat(peer.reader.readData()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                    }
                })) {
            IscsiSession session = bench.initiator().login(target.address(), Bench.TARGET, bench.settings());
            target.join();
            session.drop();
        }
    }
}
