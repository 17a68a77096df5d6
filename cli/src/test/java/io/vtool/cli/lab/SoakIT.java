package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A minute of {@code scripts/bench/soak}, which runs for twenty by itself: the same load, faults, kills and checks. */
@Tag("interop")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SoakIT {
    @Test
    void aServedLabWithstandsAMinuteOfLoadFaultsAndKills() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Process soak = new ProcessBuilder(
                        root.resolve("scripts/bench/soak").toString(), "--minutes", "1", "--seed", "7")
                .directory(root.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(soak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(soak.waitFor()).as(said).isZero();
            assertThat(said)
                    .contains("| blocks other than written | 0 |", "| kill -9 of the server | 2 |", "| passed |");
        } finally {
            soak.destroy();
        }
    }
}
