package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TransferTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    @ParameterizedTest
    @CsvSource({
        "Yes,Yes,None,1,262144,65536,262144",
        "No,Yes,None,1,262144,65536,262144",
        "No,No,CRC32C,4,8192,4096,8192",
        "Yes,No,CRC32C,8,4096,512,512",
        "Yes,Yes,CRC32C,2,100000,3000,1000",
        "No,Yes,'CRC32C,None',3,512,512,70000"
    })
    void whatIsWrittenIsReadUnderAnyTerms(
            String initialR2T, String immediate, String digest, int r2ts, int maxBurst, int firstBurst, int maxRecv)
            throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal(
                        "InitialR2T",
                        initialR2T,
                        "ImmediateData",
                        immediate,
                        "HeaderDigest",
                        digest,
                        "DataDigest",
                        digest,
                        "MaxOutstandingR2T",
                        Integer.toString(r2ts),
                        "MaxBurstLength",
                        Integer.toString(maxBurst),
                        "FirstBurstLength",
                        Integer.toString(firstBurst),
                        "MaxRecvDataSegmentLength",
                        Integer.toString(maxRecv))) {
            assertThat(client.agreed.headerDigest()).isEqualTo(digest.startsWith("CRC32C"));
            Random random = new Random(maxBurst);
            for (int i = 0; i < 30; i++) {
                byte[] data = new byte[RamDisk.BLOCK * (1 + random.nextInt(i % 3 == 0 ? 1000 : 20))];
                random.nextBytes(data);
                int lba = random.nextInt(10_000);
                Client.Result written = client.write(lba, data);
                assertThat(written.status()).isZero();
                assertThat(written.residual()).isZero();
                Client.Result read = client.read(lba, data.length / RamDisk.BLOCK);
                assertThat(read.status()).isZero();
                assertThat(read.data()).isEqualTo(data);
            }
            assertThat(client.logOut(0, 0)).isZero();
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aGoodReadThatFitsOnePduIsOnePdu() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            assertThat(client.read(0, 8).pdus()).isEqualTo(1);
        }
    }

    @Test
    void residualsTellWhatDidNotFit() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            Client.Result less = client.read(0, 4, 512);
            assertThat(less.data()).hasSize(512);
            assertThat(less.residual()).isEqualTo(1536);
            Client.Result more = client.read(0, 1, 10_000);
            assertThat(more.data()).hasSize(512);
            assertThat(more.residual()).isEqualTo(-9488);
            Client.Result none = client.read(0, 1, 0);
            assertThat(none.data()).isEmpty();
            assertThat(none.residual()).isEqualTo(512);
            Client.Result failed = client.read(1 << 20, 1, 512);
            assertThat(failed.status()).isEqualTo(2);
            assertThat(failed.residual()).isEqualTo(-512);
            assertThat(failed.sense()).hasSize(20).startsWith(0, 18, 0x70, 0, 5);
        }
    }

    @Test
    void manyCommandsInOneWriteAreAllAnsweredInOrder() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            for (int round = 0; round < 20; round++) {
                int first = client.tag;
                for (int i = 0; i < 32; i++) {
                    client.command(Client.cdb10(0x28, i, 8), 1, 4096);
                    client.writer.add();
                }
                client.writer.flush();
                for (int i = 0; i < 32; i++) {
                    assertThat(client.result(first + i, null).status()).isZero();
                }
                assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(31);
            }
        }
    }

    @Test
    void commandsOutsideTheWindowAreIgnoredAndEarlyOnesWait() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            int good = client.cmdSn;
            for (int wrong : new int[] {good - 1, good + 32, good + 1000, good - 1000}) {
                client.command(new byte[6], 0, 0).cmdSn(wrong);
                client.writer.add();
            }
            client.cmdSn = good;
            ScsiCommandPdu early = client.command(new byte[6], 0, 0);
            early.cmdSn(good + 1);
            int earlyTag = early.taskTag();
            client.writer.add();
            ScsiCommandPdu first = client.command(Client.cdb10(0x28, 0, 1), 1, 512);
            first.cmdSn(good);
            int firstTag = first.taskTag();
            client.send(NONE);
            assertThat(client.result(firstTag, null).data()).hasSize(512);
            assertThat(client.result(earlyTag, null).status()).isZero();
            client.cmdSn = good + 2;
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void dataThatWasNotAgreedOnCostsTheTask() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal("ImmediateData", "No")) {
            int asked = client.command(Client.cdb10(0x2a, 0, 1), 2, 512).taskTag();
            client.send(ByteBuffer.allocate(512));
            Client.Result result = client.result(asked, null);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.sense()).startsWith(0, 18, 0x70, 0, 0x0b);
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void aGapInDataSnCostsTheTask() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal("ImmediateData", "No")) {
            int asked = client.command(Client.cdb10(0x2a, 0, 2), 2, 1024).taskTag();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.R2T);
            for (int i = 0; i < 2; i++) {
                DataOutPdu out = new DataOutPdu(client.writer.header()).begin();
                out.taskTag(asked);
                out.transferTag(client.in.transferTag());
                out.finalPdu(i == 1);
                out.bufferOffset(i * 512);
                out.dataSn(1 - i);
                client.writer.add(ByteBuffer.allocate(512), () -> {});
            }
            client.writer.flush();
            Client.Result result = client.result(asked, null);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.sense()).startsWith(0, 18, 0x70, 0, 0x0b).contains(0x47, 0x05);
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void aTransferBeyondTheLimitIsRefusedWithoutAskingForData() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            int asked = client.command(Client.cdb10(0x2a, 0, 1), 2, 0xffffffffL).taskTag();
            client.send(NONE);
            Client.Result result = client.result(asked, null);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.sense()).startsWith(0, 18, 0x70, 0, 5).contains(0x24);
        }
    }

    @Test
    void whenTheBuffersAreSpentTheTaskSetIsFull() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal("ImmediateData", "No")) {
            int full = -1;
            for (int i = 0; i < 5; i++) { // 4 writes of 2 MiB use up its quarter of the fixture's 32 MiB
                full = client.command(Client.cdb10(0x2a, 0, 4096), 2, 2 << 20).taskTag();
                client.writer.add();
            }
            client.writer.flush();
            do {
                assertThat(client.next()).isTrue();
            } while (client.in.opcode() == Opcode.R2T);
            assertThat(client.in.taskTag()).isEqualTo(full);
            assertThat(client.reader.header().get(3)).isEqualTo((byte) 0x28);
        }
    }

    @Test
    void aDuplicateTagIsRejected() throws IOException {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal("ImmediateData", "No")) {
            client.command(Client.cdb10(0x2a, 0, 1), 2, 512);
            client.writer.add();
            client.tag--;
            client.command(Client.cdb10(0x28, 0, 1), 1, 512);
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.REJECT);
            assertThat(client.reader.header().get(2)).isEqualTo((byte) 0x07);
            assertThat(client.in.taskTag()).isEqualTo(BasicHeader.RESERVED_TAG);
        }
    }
}
