package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.ChapPolicy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine before libiscsi's own tools, which must be installed. */
@Tag("interop")
@Timeout(120)
class LibiscsiTest {
    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String portal(Fixture fixture) {
        return "127.0.0.1:" + fixture.server.boundAddress(fixture.address).getPort();
    }

    @Test
    void toolsSeeTheDisk() throws Exception {
        try (Fixture fixture = new Fixture()) {
            String url = "iscsi://" + portal(fixture) + "/" + Fixture.TARGET + "/0";
            assertThat(run("iscsi-ls", "-s", "iscsi://" + portal(fixture)))
                    .contains("Target:" + Fixture.TARGET + " Portal:" + portal(fixture) + ",3")
                    .contains("Type:DIRECT_ACCESS");
            assertThat(run("iscsi-inq", url)).contains("Vendor:TEST").contains("Product:RAM DISK");
            assertThat(run("iscsi-readcapacity16", url)).contains("Total size:8388608");
        }
    }

    @Test
    void chapOneWayAndMutual() throws Exception {
        ChapPolicy policy = new ChapPolicy(
                ChapAccount.of("user", "secretsecret".toCharArray()),
                ChapAccount.of("array", "othersecret1".toCharArray()));
        try (Fixture fixture = new Fixture(new RamDisk(1 << 20), policy, null)) {
            String url = "iscsi://user%secretsecret@" + portal(fixture) + "/" + Fixture.TARGET + "/0";
            assertThat(run("iscsi-inq", url)).contains("Vendor:TEST");
            assertThat(run("iscsi-inq", url + "?target_user=array&target_password=othersecret1"))
                    .contains("Vendor:TEST");
        }
    }

    @Test
    void digests() throws Exception {
        try (Fixture fixture = new Fixture()) {
            String url = "iscsi://" + portal(fixture) + "/" + Fixture.TARGET + "/0";
            assertThat(run("iscsi-inq", url + "?header_digest=crc32c")).contains("Vendor:TEST");
        }
    }

    @Test
    void theConformanceSuitesProtocolFamiliesThatNeedNothingOfTheDisk() throws Exception {
        try (Fixture fixture = new Fixture()) {
            String url = "iscsi://" + portal(fixture) + "/" + Fixture.TARGET + "/0";
            for (String family : List.of("iSCSI.iSCSIcmdsn", "iSCSI.iSCSIdatasn", "iSCSI.iSCSIResiduals")) {
                suite(family, url);
            }
        }
    }

    /** The suite ends with 0 whatever happened: its table tells. */
    private static void suite(String family, String url) throws IOException, Exception {
        String output = run("iscsi-test-cu", "--dataloss", "-t", family, url);
        String[] asserts = output.lines()
                .filter(line -> line.trim().startsWith("asserts"))
                .findFirst()
                .orElseThrow()
                .trim()
                .split("\\s+");
        assertThat(asserts[4]).as(output).isEqualTo("0");
    }
}
