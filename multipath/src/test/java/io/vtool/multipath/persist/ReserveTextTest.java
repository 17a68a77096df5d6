package io.vtool.multipath.persist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to PERSISTENT RESERVE IN in words, and TransportIDs. */
class ReserveTextTest {
    private static String text(int action, String hex) {
        return ReserveText.of(action, new ReserveData(HexFormat.of().parseHex(hex)));
    }

    @Test
    void keysAreCounted() {
        assertThat(text(PersistRequest.READ_KEYS, "0000000300000000"))
                .isEqualTo("  PR generation=0x3, \t0 registered reservation key.\n");
        assertThat(text(PersistRequest.READ_KEYS, "00000003000000080000000000123abc"))
                .isEqualTo("  PR generation=0x3, \t1 registered reservation key follows:\n    0x123abc\n");
        assertThat(text(PersistRequest.READ_KEYS, "000000ff0000001000000000000000018000000000000000"))
                .isEqualTo("  PR generation=0xff, \t2 registered reservation keys follow:\n"
                        + "    0x1\n    0x8000000000000000\n");
    }

    @Test
    void whatAnAnswerIsTooShortForReadsAsZeros() {
        assertThat(text(PersistRequest.READ_KEYS, "0000000300000010"))
                .endsWith("2 registered reservation keys follow:\n    0x0\n    0x0\n");
        assertThat(text(PersistRequest.READ_FULL_STATUS, "0000000100000018"))
                .isEqualTo("  PR generation=0x1 \n   Key = 0x0\n      All target ports bit clear\n"
                        + "      Relative port address: 0x0\n      not reservation holder\n");
    }

    @Test
    void reservationHasAHolderScopeAndType() {
        assertThat(text(PersistRequest.READ_RESERVATION, "0000000300000000"))
                .isEqualTo("  PR generation=0x3, there is NO reservation held \n");
        assertThat(text(PersistRequest.READ_RESERVATION, "0000000300000010000000000000beef0000000000060000"))
                .isEqualTo("  PR generation=0x3, Reservation follows:\n   Key = 0xbeef\n"
                        + "  scope = LU_SCOPE, type = Exclusive Access, registrants only\n");
        assertThat(text(PersistRequest.READ_RESERVATION, "0000000300000010000000000000beef0000000000210000"))
                .contains("  scope = 2, type = Write Exclusive\n");
    }

    @Test
    void bitsOfTheTypeMaskAreThoseThatTheReleaseLooksAt() {
        assertThat(text(PersistRequest.REPORT_CAPABILITIES, "00081d91ea010000"))
                .startsWith("Report capabilities response:\n  Compatible Reservation Handling(CRH): 1\n")
                .contains("  Persist Through Power Loss Active(PTPL_A): 1\n", "      Write Exclusive: 0\n");
        assertThat(text(PersistRequest.REPORT_CAPABILITIES, "0008001000ff0000")).doesNotContain("Support indicated");
        assertThat(text(PersistRequest.REPORT_CAPABILITIES, "0008009001fe0000"))
                .contains("Write Exclusive, all registrants: 128\n", "Exclusive Access, all registrants: 256\n");
    }

    @Test
    void fullStatusNamesPorts() {
        byte[] port = Objects.requireNonNull(TransportIds.parse("iqn.2000-01.org.example:a,i,0x00023d010000"));
        String id = HexFormat.of().formatHex(port);
        String length = HexFormat.of().toHexDigits(24 + port.length, 8);
        String own = HexFormat.of().toHexDigits(port.length, 8);
        assertThat(text(
                        PersistRequest.READ_FULL_STATUS,
                        "00000004" + length + "000000000000abcd" + "00000000" + "0105" + "00000000" + "0002" + own
                                + id))
                .isEqualTo("  PR generation=0x4 \n   Key = 0xabcd\n      All target ports bit clear\n"
                        + "      Relative port address: 0x2\n      << Reservation holder >>\n"
                        + "      scope: LU_SCOPE,  type: Write Exclusive, registrants only\n"
                        + "   iSCSI world wide unique port id: iqn.2000-01.org.example:a,i,0x00023d010000\n");
        assertThat(TransportIds.text(Objects.requireNonNull(TransportIds.parse("fcp,10000000c9f3a571"))))
                .isEqualTo("   FCP-2         10 00 00 00 c9 f3 a5 71\n");
        assertThat(TransportIds.text(Objects.requireNonNull(TransportIds.parse("iqn.2000-01.org.example:a"))))
                .isEqualTo("   iSCSI name: iqn.2000-01.org.example:a\n");
    }

    @ParameterizedTest
    @CsvSource({
        "iqn.a, 24",
        "iqn.2000-01.org.example:a, 32",
        "iqn.2000-01.org.exampl:a, 32",
        "iqn.2000-01.org.examp:a, 28"
    })
    void namesArePaddedWithAtLeastOneZero(String name, int length) {
        byte[] id = Objects.requireNonNull(TransportIds.parse(name));
        assertThat(id).hasSize(length);
        assertThat(id[length - 1]).isZero();
        assertThat(id[3]).isEqualTo((byte) (length - 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcp,zz", "fcp,10000000c9f3a57g", "fcp,10000000c9f3a5712", "sas,0x5"})
    void aNameThatIsNoNumberIsBadlyFormed(String word) {
        assertThat(TransportIds.parse(word)).isNull();
        assertThat(TransportIds.trouble(word))
                .isEqualTo("badly formed symbolic " + word.substring(0, 3).toUpperCase(Locale.ROOT) + " TransportID: "
                        + word.substring(4));
    }

    @Test
    void shortNumbersArePaddedAndOtherWordsAreZeros() {
        assertThat(TransportIds.text(Objects.requireNonNull(TransportIds.parse("fcp,1234"))))
                .contains("12 34 00");
        assertThat(TransportIds.parse("eui.1")).containsOnly(0).hasSize(24);
        assertThat(TransportIds.parse("iqn." + "x".repeat(300))).isNull();
    }

    @Test
    void bytesStandInLinesOfSixteen() {
        byte[] bytes = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f10");
        assertThat(HexDump.lines(bytes))
                .containsExactly(
                        "        00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f" + " ".repeat(20), "        10");
        assertThat(HexDump.lines(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesHaveAText(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] answer = new byte[random.nextInt(300)];
            random.nextBytes(answer);
            if (answer.length > 8) {
                answer[4] = 0;
                answer[5] = 0;
                answer[6] = (byte) random.nextInt(32);
            }
            for (int action = 0; action < 4; action++) {
                assertThat(ReserveText.of(action, new ReserveData(answer))).isNotEmpty();
            }
        }
    }
}
