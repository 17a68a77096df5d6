package io.vtool.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LvmIdTest {
    private static final String DASHED = "sXGHTR-bEyd-mq3E-Oxuv-NkFO-PzQO-QqJqFV";
    private static final String BARE = "sXGHTRbEydmq3EOxuvNkFOPzQOQqJqFV";

    @Test
    void readsBothForms() {
        assertThat(LvmId.parse(DASHED)).isEqualTo(new LvmId(BARE));
        assertThat(LvmId.parse(BARE)).hasToString(DASHED);
        assertThat(LvmId.read(("x" + BARE).getBytes(StandardCharsets.US_ASCII), 1))
                .isEqualTo(new LvmId(BARE));
    }

    @Test
    void refusesWhatIsNoIdentifier() {
        assertThat(LvmId.parse("")).isNull();
        assertThat(LvmId.parse(DASHED.replace('-', '_'))).isNull();
        assertThat(LvmId.parse(BARE.substring(1))).isNull();
        assertThat(LvmId.parse("\u00e4" + BARE.substring(1))).isNull();
        assertThat(LvmId.read(new byte[32], 0)).isNull();
    }
}
