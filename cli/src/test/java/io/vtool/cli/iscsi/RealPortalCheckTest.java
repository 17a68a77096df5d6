package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code vtool check iscsi} on the portals of the real tgtd. */
@Tag("interop")
@Timeout(120)
class RealPortalCheckTest {
    private static final String TARGET = "iqn.2001-04.com.example:disk";

    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_HOST", "esx1")
                .in(folder)
                .run();
    }

    @Test
    void portalsAndSessionsOfARealTarget() throws Exception {
        String one;
        String two;
        try (RealTarget tgtd = new RealTarget(folder)) {
            tgtd.target(1, TARGET, Files.write(folder.resolve("disk"), new byte[4 << 20]));
            one = "127.0.0.1:" + tgtd.port;
            two = "127.0.0.2:" + tgtd.port;
            CommandRun.Result well = vtool("check", "iscsi", "--portal", one, "--portal", two);
            assertThat(well.status()).isZero();
            assertThat(well.out()).startsWith("ISCSI OK - 2 portals answer |").contains("'" + two + " time'=");
            assertThat(vtool("iscsi", "discovery", "-t", "st", "-p", one).status())
                    .isZero();
            assertThat(vtool("iscsi", "node", "-T", TARGET, "-p", one, "-l").status())
                    .isZero();
            assertThat(vtool("check", "iscsi").out()).contains("sessions=");
            CommandRun.Result some = vtool("check", "iscsi", "--portal", one, "--portal", "127.0.0.3:" + tgtd.port);
            assertThat(some.status()).isEqualTo(1);
        }
        CommandRun.Result gone = vtool("check", "iscsi", "--portal", one, "--portal", two);
        assertThat(gone.status()).isEqualTo(2);
        assertThat(gone.out()).contains(one + ": the portal does not answer: Connection refused");
        CommandRun.Result session = vtool("check", "iscsi");
        assertThat(session.status()).isEqualTo(2);
        assertThat(session.out()).contains(one + ": session ").contains(TARGET);
    }
}
