package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does to single disks of a host, and what multipath makes of it. */
class LabDiskTest {
    @TempDir
    Path folder;

    private CommandRun.Result run(String line) {
        return CommandRun.of(line.split(" "))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .run();
    }

    private String maps() {
        return run("multipath ll mpatha").out();
    }

    @Test
    void aDiskIsTakenOfflineAndBack() {
        assertThat(maps()).contains("sda 8:0   active ready running");
        assertThat(run("lab disk offline sda 1:0:0:0").out())
                .isEqualTo("0:0:0:0 sda 8:0  8 GiB  offline\n1:0:0:0 sde 8:64  8 GiB  offline\n");
        assertThat(maps()).contains("sda 8:0   active faulty offline", "sde 8:64  active faulty offline");
        assertThat(run("lab disk running 8:0 /dev/sde -o tsv").out())
                .contains("xen1\tsde\t1:0:0:0\t8:64\t8589934592\trunning");
        assertThat(maps()).contains("sda 8:0   active ready running").doesNotContain("offline");
    }

    @Test
    void aDeletedDiskIsNoPathUntilItIsFoundAgain() {
        assertThat(maps()).contains("sdm");
        assertThat(run("lab disk delete sdm").out()).endsWith("deleted\n");
        assertThat(maps()).contains("sdi").doesNotContain("sdm");
        assertThat(run("multipath list").out()).contains("logged in there, but the LUN is not seen");
        assertThat(run("iscsiadm -m session -R").status()).isZero();
        assertThat(maps()).contains("3:0:0:0 sdm 8:192 active ready running");
    }

    @Test
    void aRescanReadsTheCapacity() {
        assertThat(maps()).contains("size=8.0G");
        assertThat(run("lab fault add resize array01/sr0 size=9GiB").status()).isZero();
        assertThat(run("lab disk rescan sdi").out()).isEqualTo("2:0:0:0 sdi 8:128  9 GiB  running\n");
    }

    @Test
    void aDiskThatIsNotThereIsToldWithTheOnesThatAre() {
        CommandRun.Result result = run("lab disk offline sdaa");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("host xen1 has no disk 'sdaa', did you mean 'sda'?");
    }
}
