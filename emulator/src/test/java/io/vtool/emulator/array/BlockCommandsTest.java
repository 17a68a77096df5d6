package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.cdb16;
import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockCommandsTest {
    private Lab lab;
    private Initiator host;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
        host = lab.ready(1);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0a 00 00 05 02 00, 08 00 00 05 02 00",
        "2a 00 00000005 00 0002 00, 28 18 00000005 00 0002 00",
        "aa 00 00000005 00000002 00 00, a8 10 00000005 00000002 00 00",
        "8a 08 0000000000000005 00000002 00 00, 88 08 0000000000000005 00000002 00 00",
        "2e 02 00000005 00 0002 00, 28 00 00000005 00 0002 00",
        "9c 00 0000000000000005 0000 0002 00 00, 08 00 00 05 02 00"
    })
    void whatIsWrittenIsReadBack(String write, String read) {
        byte[] data = filled(1024, 0x5a);
        assertThat(host.outcome(write, data)).isEqualTo("GOOD");
        assertThat(host.send(read).data()).isEqualTo(data);
        assertThat(host.read(4, 1)).containsOnly(0);
        assertThat(host.read(7, 1)).containsOnly(0);
    }

    @Test
    void aZeroLengthIn6ByteCommandsMeans256Blocks() {
        assertThat(host.send("08 00 00 00 00 00").data()).hasSize(256 * 512);
    }

    @ParameterizedTest
    @CsvSource({
        "28 00 00001000 00 0001 00",
        "28 00 00001001 00 0000 00",
        "28 00 ffffffff 00 0001 00",
        "88 00 8000000000000000 00000001 00 00",
        "88 00 ffffffffffffffff 00000002 00 00",
        "08 00 0f ff 02 00",
        "2f 00 00001000 00 0001 00",
        "34 00 00000fff 00 0002 00",
        "35 00 00001001 00 0000 00",
        "9e 12 0000000000001000 00000018 00 00"
    })
    void blocksBeyondTheEndAreRefused(String cdb) {
        assertThat(host.outcome(cdb)).isEqualTo("05/21/00");
    }

    @Test
    void noBlocksWithinTheUnitAreFine() {
        assertThat(host.outcome("28 00 00001000 00 0000 00")).isEqualTo("GOOD");
        assertThat(host.outcome("2a 00 00000000 00 0000 00")).isEqualTo("GOOD");
    }

    @Test
    void protectionInformationIsRefusedWithAFieldPointer() {
        Initiator.Reply reply = host.send("28 20 00000000 00 0001 00");
        assertThat(reply.outcome()).isEqualTo("05/24/00");
        assertThat(reply.sense()[15] & 0xff).isEqualTo(0xcd); // SKSV, in the CDB, bit 5
        assertThat(reply.sense()[17]).isEqualTo((byte) 1);
    }

    @Test
    void moreThanTheTransferLimitIsRefused() {
        assertThat(lab.ready(1).lun(1).outcome("88 00 0000000000000000 00002001 00 00"))
                .isEqualTo("05/21/00");
        assertThat(host.outcome("a8 00 00000000 00001000 00 00")).isEqualTo("GOOD");
    }

    @Test
    void aShortDataOutChangesOnlyWhatWasSent() {
        host.write(0, filled(1024, 'a'), 512);
        Initiator.Reply reply = host.send("2a 00 00000000 00 0002 00", filled(700, 'b'));
        assertThat(reply.outcome()).isEqualTo("GOOD");
        assertThat(reply.used()).isEqualTo(1024);
        byte[] read = host.read(0, 2);
        assertThat(Arrays.copyOf(read, 700)).containsOnly('b');
        assertThat(Arrays.copyOfRange(read, 700, 1024)).containsOnly('a');
    }

    @Test
    void excessDataOutIsLeftAlone() {
        host.write(0, filled(1024, 'a'), 512);
        Initiator.Reply reply = host.send("2a 00 00000000 00 0001 00", filled(1000, 'b'));
        assertThat(reply.used()).isEqualTo(512);
        assertThat(host.read(1, 1)).containsOnly('a');
    }

    @Test
    void verifyReportsWhereDataDiffer() {
        host.write(0, filled(1024, 'a'), 512);
        byte[] other = filled(1024, 'a');
        other[600] = 'x';
        assertThat(host.outcome("2f 00 00000000 00 0002 00")).isEqualTo("GOOD");
        assertThat(host.outcome("2f 02 00000000 00 0002 00", filled(1024, 'a'))).isEqualTo("GOOD");
        Initiator.Reply reply = host.send("2f 02 00000000 00 0002 00", other);
        assertThat(reply.outcome()).isEqualTo("0e/1d/00");
        assertThat(reply.sense()[0] & 0xff).isEqualTo(0xf0);
        assertThat(ByteBuffer.wrap(reply.sense()).getInt(3)).isEqualTo(600);
        assertThat(host.outcome("2f 04 00000000 00 0002 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("2f 06 00000000 00 0002 00", filled(512, 'a'))).isEqualTo("GOOD");
        assertThat(host.outcome("2f 06 00000000 00 0003 00", filled(512, 'a'))).isEqualTo("0e/1d/00");
    }

    @Test
    void compareAndWriteWritesOnlyWhenEqual() {
        byte[] data = filled(1024, 'n');
        Arrays.fill(data, 0, 512, (byte) 0);
        assertThat(host.outcome("89 00 0000000000000003 000000 01 00 00", data)).isEqualTo("GOOD");
        assertThat(host.read(3, 1)).containsOnly('n');
        Initiator.Reply reply = host.send("89 00 0000000000000003 000000 01 00 00", data);
        assertThat(reply.outcome()).isEqualTo("0e/1d/00");
        assertThat(host.read(3, 1)).containsOnly('n');
        assertThat(host.outcome("89 00 0000000000000003 000000 00 00 00")).isEqualTo("GOOD");
        assertThat(host.outcome("89 00 0000000000000003 000000 02 00 00", data)).isEqualTo("05/24/00");
    }

    @Test
    void orWriteSetsBits() {
        host.write(1, filled(512, 0x0f), 512);
        assertThat(host.outcome("8b 00 0000000000000001 00000001 00 00", filled(512, 0x35)))
                .isEqualTo("GOOD");
        assertThat(host.read(1, 1)).containsOnly(0x3f);
    }

    @Test
    void writeSameFillsOrUnmaps() {
        assertThat(host.outcome("93 00 0000000000000010 00000400 00 00", filled(512, 7)))
                .isEqualTo("GOOD");
        assertThat(host.read(16, 1024)).containsOnly(7);
        assertThat(host.outcome("93 08 0000000000000010 00000200 00 00", filled(512, 0)))
                .isEqualTo("GOOD");
        assertThat(host.read(16, 512)).containsOnly(0);
        assertThat(host.read(528, 512)).containsOnly(7);
        assertThat(statusAt(16)).isEqualTo(1);
        assertThat(statusAt(528)).isZero();
        assertThat(host.outcome("93 01 0000000000000210 00000001 00 00")).isEqualTo("GOOD");
        assertThat(host.read(528, 1)).containsOnly(0);
        assertThat(statusAt(528)).isZero();
    }

    @Test
    void writeSameRefusesWhatItCannotDo() {
        assertThat(host.outcome("41 10 00000000 00 0001 00", filled(512, 0))).isEqualTo("05/24/00");
        assertThat(host.outcome("41 00 00000000 00 0001 00", filled(1024, 0))).isEqualTo("05/24/00");
        assertThat(host.outcome("41 00 00000000 00 0001 00", filled(256, 0))).isEqualTo("05/24/00");
        assertThat(host.outcome("41 00 00000800 00 0801 00", filled(512, 0))).isEqualTo("05/21/00");
        assertThat(host.lun(1).outcome("41 08 00000000 00 0001 00", filled(4096, 0)))
                .isEqualTo("05/24/00");
    }

    @Test
    void noBlocksInWriteSameMeansToTheEnd() {
        assertThat(host.outcome("41 00 00000ff0 00 0000 00", filled(512, 9))).isEqualTo("GOOD");
        assertThat(host.read(0xff0, 16)).containsOnly(9);
    }

    private int statusAt(long lba) {
        Initiator.Reply reply = host.send(cdb16(0x9e, lba, 24), new byte[0]);
        reply = reply.status() == 0 ? reply : host.send(getLbaStatus(lba, 24), new byte[0]);
        assertThat(reply.buffer().getLong(8)).isEqualTo(lba);
        return reply.data()[20];
    }

    private static byte[] getLbaStatus(long lba, int length) {
        byte[] cdb = cdb16(0x9e, lba, length);
        cdb[1] = 0x12;
        return cdb;
    }

    private static byte[] unmapList(long lba, int count) {
        return ByteBuffer.allocate(24)
                .putShort((short) 22)
                .putShort((short) 16)
                .putInt(0)
                .putLong(lba)
                .putInt(count)
                .array();
    }

    @Test
    void unmapDeallocates() {
        host.write(0, filled(512 * 64, 'a'), 512);
        assertThat(host.outcome("42 00 00000000 00 0018 00", unmapList(8, 16))).isEqualTo("GOOD");
        assertThat(host.read(8, 16)).containsOnly(0);
        Initiator.Reply status = host.send(getLbaStatus(0, 8 + 3 * 16), new byte[0]);
        assertThat(status.buffer().getInt(8 + 8)).isEqualTo(8);
        assertThat(status.buffer().getLong(24)).isEqualTo(8);
        assertThat(status.buffer().getInt(24 + 8)).isEqualTo(16);
        assertThat(status.data()[24 + 12]).isEqualTo((byte) 1);
        assertThat(status.buffer().getLong(40)).isEqualTo(24);
    }

    @Test
    void unmapChecksItsListBeforeItActs() {
        host.write(0, filled(512, 'a'), 512);
        byte[] list = ByteBuffer.allocate(40)
                .putShort((short) 38)
                .putShort((short) 32)
                .putInt(0)
                .putLong(0)
                .putInt(1)
                .putInt(0)
                .putLong(4096)
                .putInt(1)
                .array();
        assertThat(host.outcome("42 00 00000000 00 0028 00", list)).isEqualTo("05/21/00");
        assertThat(host.read(0, 1)).containsOnly('a');
        assertThat(host.outcome("42 00 00000000 00 0000 00")).isEqualTo("GOOD");
        assertThat(host.outcome("42 01 00000000 00 0018 00", unmapList(0, 1))).isEqualTo("05/24/00");
        assertThat(host.outcome("42 00 00000000 00 0004 00", new byte[4])).isEqualTo("05/1a/00");
        assertThat(host.outcome("42 00 00000000 00 0018 00", unmapList(4096, 0)))
                .isEqualTo("GOOD");
    }

    @Test
    void aThickUnitHasNoUnmap() {
        assertThat(host.lun(1).outcome("42 00 00000000 00 0018 00", unmapList(0, 1)))
                .isEqualTo("05/20/00");
    }

    @Test
    void capacityIsReported() {
        assertThat(host.send("25 00 00000000 0000 00 00").buffer().getInt(0)).isEqualTo(4095);
        assertThat(host.outcome("25 00 00000001 0000 00 00")).isEqualTo("05/24/00");
        Initiator.Reply thin = host.send("9e 10 0000000000000000 00000020 00 00");
        assertThat(thin.buffer().getLong(0)).isEqualTo(4095);
        assertThat(thin.data()[14] & 0xff).isEqualTo(0xc0);
        Initiator.Reply thick = host.lun(1).send("9e 10 0000000000000000 00000020 00 00");
        assertThat(thick.buffer().getInt(8)).isEqualTo(4096);
        assertThat(thick.data()[14]).isZero();
        assertThat(host.send("9e 10 0000000000000000 0000000c 00 00").data()).hasSize(12);
    }

    @Test
    void aProtectedUnitRefusesWrites() {
        for (String cdb : new String[] {
            "2a 00 00000000 00 0001 00",
            "8a 00 0000000000000000 00000001 00 00",
            "93 08 0000000000000000 00000001 00 00",
            "89 00 0000000000000000 000000 01 00 00",
            "48 02 00000000000000 00"
        }) {
            assertThat(host.lun(3).outcome(cdb, new byte[512])).as(cdb).isEqualTo("07/27/00");
        }
        assertThat(host.outcome("28 00 00000000 00 0001 00")).isEqualTo("GOOD");
        assertThat(host.send("1a 00 3f 00 ff 00").data()[2] & 0x80).isEqualTo(0x80);
    }

    @Test
    void preFetchFindsRoom() {
        assertThat(host.outcome("34 02 00000000 05 0010 00")).isEqualTo("4");
        assertThat(host.outcome("90 00 0000000000000000 00000010 00 00")).isEqualTo("4");
        assertThat(host.outcome("91 02 0000000000000000 00000000 00 00")).isEqualTo("GOOD");
    }

    @Test
    void sanitizeWipesTheUnit() {
        host.write(5, filled(512, 'a'), 512);
        assertThat(host.outcome("48 02 00000000000000 00")).isEqualTo("GOOD");
        assertThat(host.read(5, 1)).containsOnly(0);
        Initiator.Reply status = host.send(getLbaStatus(0, 256), new byte[0]);
        assertThat(status.data()).hasSize(24);
        assertThat(status.buffer().getInt(16)).isEqualTo(4096);
        byte[] pattern = {1, 0, 0, 2, 'x', 'y'};
        assertThat(host.outcome("48 01 0000000000 0006 00", pattern)).isEqualTo("GOOD");
        assertThat(host.read(4095, 1)).startsWith('x', 'y', 'x', 'y').endsWith('x', 'y');
        assertThat(host.outcome("48 04 00000000000000 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("48 02 01000000000000 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("48 01 0000000000 0004 00", pattern)).isEqualTo("05/24/00");
    }

    @Test
    void aSanitizeOperationThatGoesOnIsSeen() {
        assertThat(host.lun(2).outcome("48 81 0000000000 0005 00", new byte[] {1, 0, 0, 1, 7}))
                .isEqualTo("GOOD");
        Initiator.Reply reply = host.send("00 00 00 00 00 00");
        assertThat(reply.outcome()).isEqualTo("02/04/1b");
        assertThat(reply.sense()[15] & 0x80).isEqualTo(0x80);
        assertThat(host.send("03 00 00 00 12 00").data()[13]).isEqualTo((byte) 0x1b);
        assertThat(host.outcome("12 00 00 0024 00")).isEqualTo("GOOD");
        assertThat(host.outcome("1b 00 00 00 01 00")).isEqualTo("02/04/1b");
        assertThat(host.outcome("48 02 00000000000000 00")).isEqualTo("02/04/1b");
    }
}
