package io.vtool.scsi.cdb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdbTest {
    private static Cdb decode(String hex) {
        return requireNonNull(Cdb.decode(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    @ParameterizedTest
    @CsvSource({
        "08 1f ff ff 00 00, READ(6), 2097151, 256",
        "0a 00 00 10 08 00, WRITE(6), 16, 8",
        "28 00 00 01 02 03 00 00 08 00, READ(10), 66051, 8",
        "a8 00 00 00 00 01 00 01 00 00 00 00, READ(12), 1, 65536",
        "8a 00 00 00 00 01 00 00 00 00 00 00 00 10 00 00, WRITE(16), 4294967296, 16",
        "89 00 00 00 00 00 00 00 00 07 00 00 00 01 00 00, COMPARE AND WRITE, 7, 1",
        "7f 00 00 00 00 00 00 18 00 0b 00 00 0000000000000005 00000000 0000 0000 00000009, WRITE(32), 5, 9",
    })
    void readsWhereAndHowMuch(String hex, String name, long lba, long blocks) {
        Cdb cdb = decode(hex);
        assertThat(requireNonNull(cdb.command()).name()).isEqualTo(name);
        assertThat(cdb.lba()).isEqualTo(lba);
        assertThat(cdb.blocks()).isEqualTo(blocks);
    }

    @Test
    void readsFieldsOfOtherCommands() {
        Cdb inquiry = decode("12 01 83 00 ff 00");
        assertThat(inquiry.field("evpd")).isEqualTo(1);
        assertThat(inquiry.field("page code")).isEqualTo(0x83);
        assertThat(inquiry.field("allocation length")).isEqualTo(0xff);
        Cdb groups = decode("a3 2a 00 00 00 00 00 00 10 00 00 00");
        assertThat(groups.serviceAction()).isEqualTo(0x0a);
        assertThat(requireNonNull(groups.command()).name()).isEqualTo("REPORT TARGET PORT GROUPS");
        assertThat(groups.field("allocation length")).isEqualTo(0x1000);
        Cdb reserve = decode("5f 01 05 00 00 00 00 00 18 00");
        assertThat(requireNonNull(reserve.command()).name()).isEqualTo("PERSISTENT RESERVE OUT, RESERVE");
        assertThat(reserve.field("type")).isEqualTo(5);
        assertThat(reserve.field("parameter list length")).isEqualTo(0x18);
        assertThat(decode("1a 08 3f 00 ff 00").field("page code")).isEqualTo(0x3f);
        assertThat(decode("85 08 0e 00 00 00 01 00 00 00 00 00 00 00 ec 00").field("ata command"))
                .isEqualTo(0xec);
    }

    @Test
    void hasTheFieldsThatAShortCommandReaches() {
        byte[] whole = HexFormat.of().parseHex("28000001020300000800");
        for (int length = 1; length <= whole.length; length++) {
            Cdb cdb = requireNonNull(Cdb.decode(Arrays.copyOf(whole, length)));
            assertThat(cdb.opcode()).isEqualTo(0x28);
            assertThat(cdb.lba() != null).isEqualTo(length >= 6);
            assertThat(cdb.blocks() != null).isEqualTo(length >= 9);
        }
        assertThat(Cdb.decode(new byte[0])).isNull();
    }

    @Test
    void decodesAnyBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            Cdb cdb = requireNonNull(Cdb.decode(bytes));
            assertThat(cdb.opcode()).isEqualTo(bytes[0] & 0xff);
        }
    }
}
