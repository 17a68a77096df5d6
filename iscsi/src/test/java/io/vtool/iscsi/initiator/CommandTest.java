package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Every way in which data may travel, with a small burst and segments that do not divide it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "InitialR2T=No ImmediateData=Yes",
                "InitialR2T=Yes ImmediateData=Yes",
                "InitialR2T=No ImmediateData=No",
                "InitialR2T=Yes ImmediateData=No",
                "InitialR2T=Yes ImmediateData=No MaxBurstLength=4096 FirstBurstLength=512 MaxOutstandingR2T=1",
                "InitialR2T=No ImmediateData=Yes MaxBurstLength=5120 FirstBurstLength=1024 MaxOutstandingR2T=7",
                "MaxRecvDataSegmentLength=1000 MaxBurstLength=5000",
                "HeaderDigest=CRC32C DataDigest=CRC32C",
                "HeaderDigest=CRC32C MaxRecvDataSegmentLength=2001",
                "DataDigest=CRC32C InitialR2T=Yes ImmediateData=No MaxBurstLength=3001"
            })
    void whatIsWrittenIsRead(String keys) throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session = bench.login(bench.owned(keys.split("[ =]")))) {
            for (int blocks : new int[] {1, 3, 8, 127, 128, 129, 1000}) {
                byte[] data = random(blocks * TestDisk.BLOCK, blocks);
                assertThat(session.execute(Cdbs.write(5, data)).good()).isTrue();
                ScsiResult read = session.execute(Cdbs.read(5, blocks));
                assertThat(read.good()).isTrue();
                assertThat(read.residual()).isZero();
                assertThat(read.data()).isEqualTo(ByteBuffer.wrap(data));
            }
        }
    }

    @Test
    void sixtyFourMebibytesInAndOut() throws Exception {
        TestDisk disk = new TestDisk(64 << 20);
        byte[] data = random(64 << 20, 64);
        int step = 8 << 20;
        try (Bench bench = new Bench(disk).serve();
                IscsiSession session = bench.login(bench.owned("HeaderDigest", "CRC32C", "DataDigest", "CRC32C"))) {
            for (int at = 0; at < data.length; at += step) {
                ByteBuffer piece = ByteBuffer.wrap(data, at, step);
                byte[] cdb = Cdbs.cdb16(0x8a, at / TestDisk.BLOCK, step / TestDisk.BLOCK);
                assertThat(session.execute(ScsiCommand.writing(0, cdb, piece)).good())
                        .isTrue();
            }
            assertThat(disk.memory).isEqualTo(ByteBuffer.wrap(data));
            ByteBuffer back = ByteBuffer.allocateDirect(data.length);
            for (int at = 0; at < data.length; at += step) {
                byte[] cdb = Cdbs.cdb16(0x88, at / TestDisk.BLOCK, step / TestDisk.BLOCK);
                assertThat(session.execute(ScsiCommand.reading(
                                        0, cdb, back.limit(at + step).position(at)))
                                .good())
                        .isTrue();
            }
            assertThat(back.clear()).isEqualTo(ByteBuffer.wrap(data));
        }
    }

    @Test
    void manyThreadsShareASession() throws Exception {
        try (Bench bench = new Bench(new TestDisk(8 << 20)).serve();
                IscsiSession session = bench.login(bench.owned("MaxBurstLength", "8192", "FirstBurstLength", "4096"))) {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<Boolean>> done = new ArrayList<>();
                for (int i = 0; i < 16; i++) { // the target takes 8 commands at once
                    int place = i * 64;
                    done.add(threads.submit(() -> {
                        for (int round = 0; round < 20; round++) {
                            byte[] data = random(64 * TestDisk.BLOCK, place + round);
                            session.execute(Cdbs.write(place, data));
                            if (!session.execute(Cdbs.read(place, 64)).data().equals(ByteBuffer.wrap(data))) {
                                return false;
                            }
                        }
                        return true;
                    }));
                }
                for (Future<Boolean> one : done) {
                    assertThat(one.get()).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void residualsAreKept() throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session = bench.login(bench.owned())) {
            byte[] twoBlocks = Cdbs.cdb16(0x88, 0, 2);
            ScsiResult less = session.execute(ScsiCommand.reading(0, twoBlocks, 5 * TestDisk.BLOCK));
            assertThat(less.residual()).isEqualTo(-3 * TestDisk.BLOCK);
            assertThat(less.data().remaining()).isEqualTo(2 * TestDisk.BLOCK);
            ScsiResult more = session.execute(ScsiCommand.reading(0, twoBlocks, TestDisk.BLOCK));
            assertThat(more.residual()).isEqualTo(TestDisk.BLOCK);
            assertThat(more.data().remaining()).isEqualTo(TestDisk.BLOCK);
        }
    }

    @Test
    void senseDataComesWithTheStatus() throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session = bench.login(bench.settings())) {
            ScsiResult beyond = session.execute(Cdbs.read(1 << 20, 1));
            assertThat(beyond.status()).isEqualTo(ScsiResult.CHECK_CONDITION);
            assertThat(beyond.senseKey()).isEqualTo(5);
            assertThat(beyond.additionalSense()).isEqualTo(0x2100);
            assertThat(beyond.attention()).isEmpty();
        }
    }

    @Test
    void unitAttentionsAreToldAndTheCommandTriedAgain() throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session = bench.login(bench.settings())) {
            bench.disk.attentions.add(0x062900);
            ScsiResult second = session.execute(Cdbs.read(0, 1));
            assertThat(second.good()).isTrue();
            assertThat(second.attention()).hasSize(18);
            assertThat(bench.attentions).containsExactly("0 41/0");
            bench.disk.attentions.addAll(List.of(0x062900, 0x063f0e));
            assertThat(session.execute(Cdbs.read(0, 1)).good()).isTrue();
            assertThat(bench.attentions).containsExactly("0 41/0", "0 41/0", "0 63/14");
            bench.disk.attentions.addAll(List.of(0x062900, 0x062900, 0x062900, 0x063f0e));
            ScsiResult still = session.execute(Cdbs.read(0, 1));
            assertThat(still.unitAttention()).isTrue();
            assertThat(still.additionalSense()).isEqualTo(0x3f0e);
        }
    }

    @Test
    void aSessionThatMayOnlyReadSendsNothingElse() throws Exception {
        try (Bench bench = new Bench().serve();
                IscsiSession session = bench.login(bench.settings())) {
            assertThatThrownBy(() -> session.execute(Cdbs.write(0, new byte[TestDisk.BLOCK])))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_ALLOWED));
            assertThatThrownBy(() -> session.manage(TaskFunction.LOGICAL_UNIT_RESET, 0))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_ALLOWED));
            assertThat(session.execute(Cdbs.read(0, 1)).good()).isTrue();
            assertThat(bench.disk.events).hasSize(1);
        }
    }

    @Test
    void pingsAndLogsOut() throws Exception {
        try (Bench bench = new Bench().serve()) {
            IscsiSession session = bench.login(bench.settings());
            assertThat(session.ping(random(1000, 1))).isZero(); // the clock of the test stands still
            assertThat(session.ping(new byte[0])).isZero(); // the clock of the test stands still
            assertThat(session.manage(TaskFunction.ABORT_TASK_SET, 0)).isEqualTo(TaskFunction.COMPLETE);
            assertThat(session.logOut()).isEqualTo(2);
            assertThat(session.isOpen()).isFalse();
            assertThatThrownBy(() -> session.execute(Cdbs.read(0, 1)))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ENDED));
            session.close();
            bench.server().close(); // waits for the target's threads
            assertThat(bench.disk.events).contains("logout");
        }
    }
}
