package io.vtool.lvm.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The room for checksums of images of some MiB is what lvm2 2.03.16 gave them. */
class ChecksumRoomTest {
    @ParameterizedTest
    @CsvSource({
        "4,8",
        "499,8",
        "500,12",
        "512,12",
        "513,16",
        "600,16",
        "1000,20",
        "1024,20",
        "1025,44",
        "2048,52",
        "2049,52",
        "4200,100"
    })
    void asLvm2Gives(long mebibytes, long room) {
        assertThat(RaidMaker.checksumBytes(mebibytes << 20)).isEqualTo(room << 20);
    }
}
