package io.vtool.scsi.sg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgSenseTest {
    @Test
    void cutsOffWhereTheRealProgramRunsOutOfSpace() {
        byte[] sense = new byte[248];
        sense[0] = 0x72;
        sense[7] = (byte) 240;
        for (int i = 8; i < sense.length; i += 2) {
            sense[i] = (byte) 0x90;
        }
        assertThat(SgSense.text(sense, true)).hasSize(2046);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void describesAnyBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(80)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes[0] = (byte) (0x70 + random.nextInt(4));
            }
            assertThat(SgSense.text(bytes, random.nextBoolean())).isNotEmpty().hasSizeLessThanOrEqualTo(2046);
            assertThat(SgCommand.text(bytes)).isNotEmpty();
        }
    }

    /** A descriptor of which the additional length leaves the type alone; sg3_utils 1.46 says so. */
    @Test
    void aConditionQueueWithoutItsLengthIsShort() {
        byte[] sense = {0x72, 6, 0x29, 0, 0, 0, 0, 1, 2, 2, 0, 0};
        assertThat(SgSense.text(sense, false))
                .contains("Unit attention condition queue:\n        overflow flag is 0\n    short descriptor\n");
    }

    @Test
    void describesEveryStatus() {
        for (int status = 0; status < 256; status++) {
            assertThat(SgStatus.text(status)).isNotEmpty();
            assertThat(SgExitStatus.text(status, true)).isNotEmpty();
        }
        assertThat(SgStatus.text(0x03)).isEqualTo("Check Condition");
        assertThat(SgExitStatus.text(137, false)).endsWith(": 9");
    }
}
