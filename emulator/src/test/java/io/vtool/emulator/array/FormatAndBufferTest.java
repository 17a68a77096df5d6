package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.unit.Hex;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatAndBufferTest {
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

    private static byte[] hex(String text) {
        return Hex.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "04 00 00 00 00 00, ''",
        "04 00 00 01 00 00, ''",
        "04 10 00 00 00 00, 00 02 0000",
        "04 38 00 00 00 00, 00 82 00 00 00000000"
    })
    void aFormattedUnitReadsAsZeros(String cdb, String list) {
        for (int lun = 0; lun < 2; lun++) {
            int block = lun == 0 ? 512 : 4096;
            host.lun(lun).write(Lab.BLOCKS - 1, filled(block, 7), block);
            assertThat(host.outcome(cdb, hex(list))).isEqualTo("GOOD");
            assertThat(host.read(Lab.BLOCKS - 1, 1)).containsOnly(0);
        }
        assertThat(host.lun(0).send("9e 12 0000000000000000 00000018 00 00").data()[20])
                .as("deallocated")
                .isEqualTo((byte) 1);
    }

    @Test
    void aPatternIsRepeatedInEveryBlock() {
        assertThat(host.outcome("04 10 00 00 00 00", hex("00 88 0000 00 01 0003 010203")))
                .isEqualTo("GOOD");
        assertThat(Arrays.copyOf(host.read(Lab.BLOCKS - 1, 1), 7)).containsExactly(1, 2, 3, 1, 2, 3, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "04 80 00 00 00 00, '', 05/24/00",
        "04 10 00 00 00 00, 0000, 05/1a/00",
        "04 10 00 00 00 00, 01 00 0000, 05/26/00",
        "04 10 00 00 00 00, 00 40 0000, 05/26/00",
        "04 10 00 00 00 00, 00 00 0008, 05/26/00",
        "04 30 00 00 00 00, 00 00 00 00 00000008, 05/26/00",
        "04 10 00 00 00 00, 00 88 0000, 05/1a/00",
        "04 10 00 00 00 00, 00 88 0000 00 02 0001 00, 05/26/00",
        "04 10 00 00 00 00, 00 88 0000 00 01 0000, 05/26/00",
        "04 10 00 00 00 00, 00 88 0000 00 01 0009 00, 05/26/00"
    })
    void whatCannotBeFormattedIsLeftAlone(String cdb, String list, String outcome) {
        host.write(0, filled(512, 7), 512);
        assertThat(host.outcome(cdb, hex(list))).isEqualTo(outcome);
        assertThat(host.read(0, 1)).containsOnly(7);
    }

    @Test
    void aProtectedUnitIsNotFormatted() {
        assertThat(host.lun(3).outcome("04 00 00 00 00 00")).isEqualTo("07/27/00");
    }

    @Test
    void theDataBufferIsSharedAndReadUpToItsEnd() {
        assertThat(host.send("3c 03 00 000000 000004 00").data()).containsExactly(0, 1, 0, 0);
        assertThat(host.send("3c 03 01 000000 000004 00").data()).containsOnly(0);
        assertThat(host.outcome("3b 02 00 00fffe 000002 00", hex("cafe"))).isEqualTo("GOOD");
        assertThat(lab.ready(2).send("3c 02 00 00fffd 0000ff 00").data()).containsExactly(0, 0xca, 0xfe);
        assertThat(host.send("3c 02 00 010000 0000ff 00").data()).isEmpty();
    }

    @Test
    void eachNexusHasItsOwnEchoUntilItIsLost() {
        Initiator other = lab.ready(2);
        assertThat(host.outcome("3c 0a 00 000000 000010 00")).isEqualTo("05/2c/00");
        assertThat(host.send("3c 0b 00 000000 000004 00").data()).containsExactly(0, 0, 0x10, 0);
        assertThat(host.outcome("3b 0a 00 000000 000003 00", hex("010203"))).isEqualTo("GOOD");
        assertThat(other.outcome("3b 0a 00 000000 000001 00", hex("09"))).isEqualTo("GOOD");
        assertThat(host.send("3c 0a 00 000000 000010 00").data()).containsExactly(1, 2, 3);
        host.logout();
        assertThat(host.outcome("3c 0a 00 000000 000010 00")).isEqualTo("05/2c/00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3c 02 01 000000 000004 00",
                "3c 02 00 010001 000004 00",
                "3c 1c 00 000000 000004 00",
                "3c 22 00 000000 000004 00",
                "3b 02 00 00ffff 000002 00",
                "3b 05 00 000000 000002 00",
                "3b 0a 00 000000 001001 00"
            })
    void modesAndPlacesThereAreNotAreRefused(String cdb) {
        assertThat(host.outcome(cdb, new byte[0x1001])).isEqualTo("05/24/00");
    }
}
