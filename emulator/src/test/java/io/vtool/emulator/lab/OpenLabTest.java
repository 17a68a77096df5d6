package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.iscsi.initiator.MediumAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenLabTest {
    private static final byte[] TEST_UNIT_READY = new byte[6];
    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 96, 0};
    private static final byte[] NO_SUCH_COMMAND = {(byte) 0xff, 0, 0, 0, 0, 0};
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private OpenLab open() throws Exception {
        return OpenLab.open(new LabDirectory(folder.resolve("lab")), use(MediumAccess.READ_ONLY));
    }

    static LabUse use(MediumAccess access) {
        return new LabUse(() -> 1_800_000_000_000L, System::nanoTime, new Random(1), access, LONG, message -> {});
    }

    @Test
    void theDefaultLabIsThereAtOnce() throws Exception {
        try (OpenLab lab = open()) {
            assertThat(lab.hosts()).containsExactly("xen1", "xen2", "esx1");
            EmulatedHost host = lab.host(null);
            assertThat(host.name()).isEqualTo("xen1");
            List<HostDisk> disks = host.disks();
            assertThat(disks).extracting(HostDisk::name).contains("sda", "sdb").doesNotHaveDuplicates();
            assertThat(disks).allMatch(disk -> disk.state() == DiskState.RUNNING);
            assertThat(disks.get(0).devt()).isEqualTo("8:0");
            assertThat(Files.readString(host.folder().resolve("etc/iscsi/initiatorname.iscsi")))
                    .contains("InitiatorName=iqn.1993-08.org.debian:01:xen1");
            ScsiAnswer ready = host.execute(disks.get(0), TEST_UNIT_READY, 0, LONG);
            assertThat(ready.good()).isTrue();
            ScsiAnswer inquiry = host.execute(disks.get(0), INQUIRY, 96, LONG);
            assertThat(new String(inquiry.data(), 8, 8, java.nio.charset.StandardCharsets.US_ASCII).strip())
                    .isEqualTo(disks.get(0).vendor());
        }
    }

    @Test
    void aNewHostSeesOnlySomeOfThePaths() throws Exception {
        try (OpenLab lab = open()) {
            assertThat(lab.host("xen2").sessions().all()).hasSize(2);
            assertThat(lab.host("xen1").sessions().all()).hasSize(6);
        }
        try (OpenLab lab = open()) {
            assertThat(lab.host("xen1").disks()).isEqualTo(lab.host("xen1").disks());
        }
    }

    @Test
    void aFailedCommandIsLogged() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            HostDisk disk = host.disks().get(0);
            ScsiAnswer answer = host.execute(disk, NO_SUCH_COMMAND, 0, LONG);
            assertThat(answer.good()).isFalse();
            assertThat(host.log().entries()).hasSize(1);
            assertThat(host.log().entries().get(0).device()).isEqualTo(disk.name());
        }
    }

    @Test
    void anUnknownHostIsToldWithThoseThereAre() throws Exception {
        try (OpenLab lab = open()) {
            assertThatThrownBy(() -> lab.host("zen1"))
                    .isInstanceOf(LabException.class)
                    .hasMessage("the lab has no host 'zen1'");
        }
    }

    @Test
    void manyReadersShareALabAndAWriterWaits() throws Exception {
        try (OpenLab one = open();
                OpenLab other = open()) {
            assertThat(one.host(null).disks()).isEqualTo(other.host(null).disks());
            LabUse impatient = new LabUse(
                    () -> 0, System::nanoTime, new Random(1), MediumAccess.OWNED, Duration.ZERO, message -> {});
            assertThatThrownBy(() -> OpenLab.open(new LabDirectory(folder.resolve("lab")), impatient))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("in use by");
        }
        OpenLab.open(new LabDirectory(folder.resolve("lab")), use(MediumAccess.OWNED))
                .close();
    }
}
