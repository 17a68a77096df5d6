package io.vtool.cli.lab;

import static io.vtool.cli.lab.ServedLab.result;
import static io.vtool.cli.lab.ServedLab.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.lab.ServedLab.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A served lab before libiscsi's tools and QEMU's block driver, which must be installed. */
@Tag("interop")
@Timeout(180)
class LabServeIT {
    @TempDir
    Path folder;

    @BeforeEach
    void make() throws Exception {
        ServedLab.make(folder);
    }

    @Test
    void libiscsiSeesTheLab() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            assertThat(run("iscsi-ls", "-s", "iscsi://user%secretsecret1@" + lab.address(0)))
                    .contains("Target:" + ServedLab.IQN + " Portal:" + lab.address(0) + ",1")
                    .contains("Target:" + ServedLab.IQN + " Portal:" + lab.address(1) + ",2")
                    .contains("Target:" + ServedLab.GUARDED + " Portal:" + lab.address(2) + ",1")
                    .contains("Lun:3");
            assertThat(run("iscsi-inq", lab.url(0, 0))).contains("Vendor:ACME", "Product:LAB-DISK", "TPGS:3");
            assertThat(run("iscsi-inq", "-e", "1", "-c", "128", lab.url(1, 0))).contains("IT0");
            assertThat(run("iscsi-readcapacity16", lab.url(0, 2)))
                    .contains("LOGICAL BLOCK LENGTH IN BYTES:4096", "Total size:67108864");
            assertThat(run("iscsi-swp", lab.url(0, 0))).contains("SWP:0");
        }
    }

    @Test
    void qemuCopiesInAndOut() throws Exception {
        Path in = folder.resolve("in.raw");
        byte[] bytes = new byte[64 << 20];
        new Random(5).nextBytes(bytes);
        Files.write(in, bytes);
        try (ServedLab lab = ServedLab.start(folder)) {
            for (int lun = 0; lun <= 2; lun++) {
                run("qemu-img", "convert", "-n", "-f", "raw", "-O", "raw", in.toString(), lab.url(lun % 2, lun));
                run("qemu-img", "compare", "-f", "raw", in.toString(), lab.url(1 - lun % 2, lun));
            }
            Path out = folder.resolve("out.raw");
            run("qemu-img", "convert", "-f", "raw", "-O", "raw", lab.url(0, 1), out.toString());
            assertThat(Files.mismatch(in, out)).isEqualTo(-1);
            assertThat(result("qemu-io", "-f", "raw", "-c", "write 0 64k", lab.url(0, 3))
                            .output())
                    .doesNotContain("wrote");
        }
    }

    @Test
    void whatWasWrittenIsThereAfterTheServerWasStopped() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            run("qemu-io", "-f", "raw", "-c", "write -P 0x5a 1M 64k", lab.url(0, 0));
            assertThat(lab.terminate()).isZero();
            assertThat(lab.said()).contains("saved and stopped");
        }
        try (ServedLab lab = ServedLab.start(folder)) {
            assertThat(run("qemu-io", "-f", "raw", "-c", "read -P 0x5a 1M 64k", "-c", "read -P 0 2M 1M", lab.url(1, 0)))
                    .doesNotContain("failed");
        }
    }

    @Test
    void whatWasFlushedIsThereAfterTheServerWasKilled() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            for (int lun = 0; lun <= 2; lun++) {
                run("qemu-io", "-f", "raw", "-c", "write -P 0xa5 4M 1M", "-c", "flush", lab.url(0, lun));
            }
            lab.kill();
        }
        try (ServedLab lab = ServedLab.start(folder)) {
            for (int lun = 0; lun <= 2; lun++) {
                assertThat(run("qemu-io", "-f", "raw", "-c", "read -P 0xa5 4M 1M", lab.url(0, lun)))
                        .doesNotContain("failed");
            }
            assertThat(lab.terminate()).isZero();
        }
        assertThat(run(ServedLab.vtool(), "lab", "status", "--lab", ServedLab.lab(folder)))
                .contains("volume thin  96 MiB, 1 MiB allocated");
    }

    @Test
    void chapIsAskedForBothWays() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            String rest = lab.address(2) + "/" + ServedLab.GUARDED + "/0";
            String mutual = "?target_user=array&target_password=";
            assertThat(run("iscsi-inq", "iscsi://user%secretsecret1@" + rest + mutual + "othersecret12"))
                    .contains("Vendor:ACME");
            assertThat(result("iscsi-inq", "iscsi://user%wrongwrong123@" + rest).output())
                    .doesNotContain("Vendor");
            assertThat(result("iscsi-inq", "iscsi://user%secretsecret1@" + rest + mutual + "nottheone1234")
                            .output())
                    .doesNotContain("Vendor");
        }
    }

    @Test
    void aSecondServerIsToldWhoHasTheLab() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            Result second = result(
                    ServedLab.vtool(), "lab", "serve", "--lab", ServedLab.lab(folder), "--listen", "127.0.0.1:0");
            assertThat(second.status()).isEqualTo(75);
            assertThat(second.output()).contains("in use by process", "(vtool lab serve)");
            assertThat(lab.terminate()).isZero();
        }
    }

    @Test
    void theServerFollowsWhatIsBrokenMeanwhile() throws Exception {
        try (ServedLab lab = ServedLab.start(folder)) {
            String[] fault = {ServedLab.vtool(), "lab", "fault", "--lab", ServedLab.lab(folder)};
            run(with(fault, "add", "portal-refuse", "127.0.10.1"));
            assertThat(result("iscsi-ls", "iscsi://" + lab.address(0)).output()).contains("refused");
            assertThat(run("iscsi-ls", "iscsi://" + lab.address(1))).contains(ServedLab.IQN);
            run(with(fault, "add", "unmapped", "store01/thick", "portal=127.0.20.1"));
            run(with(fault, "clear", "portal-refuse"));
            String listing = run("iscsi-ls", "-s", "iscsi://user%secretsecret1@" + lab.address(1));
            assertThat(listing.lines().filter(line -> line.startsWith("Lun:1 ")))
                    .hasSize(1);
            assertThat(listing.lines().filter(line -> line.startsWith("Lun:2 ")))
                    .hasSize(2);
            run(with(fault, "add", "resize", "store01/thin", "size=128MiB"));
            assertThat(run("iscsi-readcapacity16", lab.url(1, 0))).contains("Total size:134217728");
            run(with(fault, "clear", "all"));
            assertThat(run("iscsi-readcapacity16", lab.url(0, 0))).contains("Total size:100663296");
            assertThat(lab.terminate()).isZero();
        }
    }

    private static String[] with(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    void commandsThatAreKilledAtAnyMomentLeaveALabThatWorks() throws Exception {
        String lab = folder.resolve("killed").toString();
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            Process process = new ProcessBuilder(
                            ServedLab.vtool(), "lab", "fault", "add", "busy", "array01/data0", "--lab", lab)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor(100 + random.nextInt(600), TimeUnit.MILLISECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertThat(run(ServedLab.vtool(), "lab", "host", "--lab", lab, "-o", "tsv"))
                .contains("xen1\tsdr\t", "xen2\tsde\t");
        long before =
                run(ServedLab.vtool(), "lab", "fault", "--lab", lab).lines().count();
        run(ServedLab.vtool(), "lab", "fault", "add", "busy", "array01/data1", "--lab", lab);
        assertThat(run(ServedLab.vtool(), "lab", "fault", "--lab", lab).lines().count())
                .isEqualTo(before + 1);
    }
}
