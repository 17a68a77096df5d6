package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong digests are told in a host's log with the numbers that Linux gives them. */
class DigestErrorTest {
    @TempDir
    Path folder;

    private CommandRun.Result run(String line) {
        return CommandRun.of(line.split(" "))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .run();
    }

    @BeforeEach
    void digestsAreAgreedOn() {
        String way = "iscsiadm -m node -p 127.0.30.1 ";
        assertThat(run(way + "-u").status()).isZero();
        for (String digest : new String[] {"HeaderDigest", "DataDigest"}) {
            run(way + "-o update -n node.conn[0].iscsi." + digest + " -v CRC32C");
        }
        assertThat(run(way + "-l").status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "header, 1014, ISCSI_ERR_HDR_DGST: Header digest mismatch",
        "data, 1015, ISCSI_ERR_DATA_DGST: Data digest mismatch"
    })
    void aWrongDigestHasTheNumberThatLinuxGivesIt(String digest, int number, String words) {
        run("lab fault add corrupt-digest 127.0.30.1 times=1 digest=" + digest);
        run("multipath ll");
        assertThat(run("lab log").out())
                .contains("detected conn error (" + number + ")", "error (" + number + " - " + words + ") state (3)")
                .contains("is operational after recovery (1 attempts)");
    }
}
