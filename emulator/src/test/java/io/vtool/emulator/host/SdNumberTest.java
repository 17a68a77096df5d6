package io.vtool.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdNumberTest {
    @ParameterizedTest
    @CsvSource({
        "sda, 0, 8, 0",
        "sdb, 1, 8, 16",
        "sdp, 15, 8, 240",
        "sdq, 16, 65, 0",
        "sdz, 25, 65, 144",
        "sdaa, 26, 65, 160",
        "sddx, 127, 71, 240",
        "sddy, 128, 128, 0",
        "sdiv, 255, 135, 240",
        "sdiw, 256, 8, 256",
        "sdzz, 701, 131, 720",
        "sdaaa, 702, 131, 736"
    })
    void numbersAreThoseOfTheKernel(String name, int index, int major, int minor) {
        assertThat(SdNumber.index(name)).isEqualTo(index);
        assertThat(SdNumber.major(index)).isEqualTo(major);
        assertThat(SdNumber.minor(index)).isEqualTo(minor);
    }
}
