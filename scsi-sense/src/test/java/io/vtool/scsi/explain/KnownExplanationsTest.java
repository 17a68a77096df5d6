package io.vtool.scsi.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownExplanationsTest {
    private static final String[] ORIGINS = {
        "ScsiDeviceIO: 2652: Cmd(0x43be1974bb80) 0x%x, CmdSN 0x1 from world 0 to dev \"%s\" failed", "failed"
    };
    private static final String[] DEVICES = {
        "naa.60060160d5c12200ccd66fd74a81de11", "naa.600a0b8000269cd4", "mpx.vmhba1:C0"
    };

    @Test
    void tellsWhatTheExplainerTells() {
        Random random = new Random(4);
        LineDecoder decoder = new LineDecoder();
        KnownExplanations known = new KnownExplanations(ExplainOptions.NONE);
        for (int i = 0; i < 20_000; i++) {
            String start = String.format(
                    ORIGINS[random.nextInt(2)], random.nextInt(40), DEVICES[random.nextInt(DEVICES.length)]);
            String line = start
                    + String.format(
                            " H:0x%x D:0x%x P:0x%x %s sense data: 0x%x 0x%x 0x%x",
                            random.nextInt(2),
                            2 * random.nextInt(2),
                            random.nextInt(8) / 7,
                            random.nextBoolean() ? "Valid" : "Possible",
                            random.nextInt(7),
                            0x20 + random.nextInt(8),
                            random.nextInt(3));
            StatusEvent event = decoder.decode(i, line).get(0);
            assertThat(known.of(event)).isEqualTo(Explainer.explain(event, ExplainOptions.NONE));
        }
    }
}
