package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.LogEvent;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.initiator.MediumAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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
            assertThat(new String(inquiry.data(), 8, 8, StandardCharsets.US_ASCII).strip())
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
    void aLabThatIsOpenedAgainEndsWithItsLastUser() throws Exception {
        OpenLab first = open();
        OpenLab second = first.again();
        LabUse impatient =
                new LabUse(() -> 0, System::nanoTime, new Random(1), MediumAccess.OWNED, Duration.ZERO, message -> {});
        try (second) {
            first.close();
            HostDisk disk = second.host(null).disks().get(0);
            assertThat(second.host(null).execute(disk, TEST_UNIT_READY, 0, LONG).good())
                    .isTrue();
            assertThatThrownBy(() -> OpenLab.open(new LabDirectory(folder.resolve("lab")), impatient))
                    .isInstanceOf(LabException.class);
        }
        OpenLab.open(new LabDirectory(folder.resolve("lab")), impatient).close();
    }

    @Test
    void aFailedCommandIsLogged() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            HostDisk disk = host.disks().get(0);
            ScsiAnswer answer = host.execute(disk, NO_SUCH_COMMAND, 0, LONG);
            assertThat(answer.good()).isFalse();
            assertThat(host.log().events())
                    .last()
                    .isInstanceOfSatisfying(
                            LogEvent.FailedCommand.class,
                            failed -> assertThat(failed.device()).isEqualTo(disk.name()));
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

    private static LabFault fault(OpenLab lab, String kind, String on, String... values) {
        Map<String, String> map = new TreeMap<>();
        for (String value : values) {
            map.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
        }
        FaultChecker checker = new FaultChecker(
                lab.definition().arrays(),
                lab.definition().hosts(),
                lab.definition().dfsr(),
                (word, known) -> "");
        LabFault fault = checker.check(kind, on, map);
        assertThat(checker.mistakes()).isEmpty();
        return Objects.requireNonNull(fault);
    }

    private static void breakIt(OpenLab lab, LabFault... faults) throws Exception {
        lab.installHosts();
        lab.faults().add(List.of(faults), lab.clock().millis());
        assertThat(lab.faultsInForce()).isTrue();
    }

    private static List<HostDisk> through(EmulatedHost host, String portal) throws Exception {
        return host.disks().stream()
                .filter(disk -> disk.portal().toString().equals(portal))
                .toList();
    }

    @Test
    void aCutPortalBlocksItsDisksUntilTheReplacementTimeoutIsOver() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            breakIt(lab, fault(lab, "portal-refuse", "127.0.10.1"));
            assertThat(through(host, "127.0.10.1:3260")).allMatch(disk -> disk.state() == DiskState.BLOCKED);
            assertThat(through(host, "127.0.10.2:3260")).allMatch(disk -> disk.state() == DiskState.RUNNING);
            ScsiAnswer answer = host.execute(through(host, "127.0.10.1:3260").get(0), TEST_UNIT_READY, 0, LONG);
            assertThat(answer.hostByte()).isEqualTo(ScsiAnswer.DID_TRANSPORT_DISRUPTED);
            new LabDirectory(folder.resolve("lab")).advance(600_000, lab.clock());
        }
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            HostDisk gone = through(host, "127.0.10.1:3260").get(0);
            assertThat(gone.state()).isEqualTo(DiskState.TRANSPORT_OFFLINE);
            assertThat(host.execute(gone, TEST_UNIT_READY, 0, LONG).hostByte()).isEqualTo(ScsiAnswer.DID_NO_CONNECT);
            lab.faults().clear(Set.of(1));
            assertThat(lab.faultsInForce()).isTrue();
            assertThat(through(host, "127.0.10.1:3260").get(0).state()).isEqualTo(DiskState.RUNNING);
            assertThat(host.execute(through(host, "127.0.10.1:3260").get(0), TEST_UNIT_READY, 0, LONG)
                            .good())
                    .isTrue();
        }
    }

    @Test
    void aResizedVolumeIsSeenByThoseWhoRescan() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            breakIt(lab, fault(lab, "resize", "array01/sr0", "size=9GiB"));
            HostDisk disk = through(host, "127.0.10.1:3260").get(0);
            assertThat(disk.sectors()).isEqualTo(16 << 20);
            assertThat(host.rescan(disk).sectors()).isEqualTo(18 << 20);
            assertThat(through(host, "127.0.10.2:3260").get(0).sectors()).isEqualTo(16 << 20);
        }
        try (OpenLab lab = open()) {
            assertThat(through(lab.host("xen1"), "127.0.10.1:3260").get(0).sectors())
                    .isEqualTo(18 << 20);
        }
    }

    @Test
    void faultsOfCommandsAreMetThroughTheirPortalAndByTheirHost() throws Exception {
        try (OpenLab lab = open()) {
            breakIt(
                    lab,
                    fault(lab, "unmapped", "array01/sr0", "portal=127.0.20.1"),
                    fault(lab, "not-ready", "array01/data0", "host=xen2"),
                    fault(lab, "busy", "array01/data1", "times=1"));
            EmulatedHost xen1 = lab.host("xen1");
            ScsiAnswer unmapped = xen1.execute(through(xen1, "127.0.20.1:3260").get(0), TEST_UNIT_READY, 0, LONG);
            assertThat(unmapped.senseKey() + "/" + unmapped.asc()).isEqualTo("5/" + 0x25);
            assertThat(xen1.execute(through(xen1, "127.0.10.1:3260").get(0), TEST_UNIT_READY, 0, LONG)
                            .good())
                    .isTrue();
            EmulatedHost xen2 = lab.host("xen2");
            assertThat(xen2.execute(through(xen2, "127.0.10.1:3260").get(1), TEST_UNIT_READY, 0, LONG)
                            .senseKey())
                    .isEqualTo(2);
            HostDisk busy = through(xen1, "127.0.10.1:3260").get(2);
            assertThat(xen1.execute(busy, TEST_UNIT_READY, 0, LONG).status()).isEqualTo(8);
            assertThat(xen1.execute(busy, TEST_UNIT_READY, 0, LONG).good()).isTrue();
        }
        try (OpenLab lab = open()) {
            assertThat(lab.faults().list()).extracting(LabFault::kind).containsExactly("unmapped", "not-ready");
        }
    }

    @Test
    void damageToVolumeGroupsIsDoneAndUndone() throws Exception {
        byte[] read = {0x28, 0, 0, 0, 0, 0, 0, 1, 0, 0};
        byte[][] before = new byte[2][];
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            before[0] = host.execute(host.disks().get(1), read, 256 * 512, LONG).data();
            before[1] = host.execute(host.disks().get(2), read, 256 * 512, LONG).data();
            lab.addFaults(
                    List.of(
                            fault(lab, "lvm-checksum", "array01/data0"),
                            fault(lab, "lvm-duplicate", "array01/data1", "of=array01/data0")),
                    1);
        }
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            byte[] damaged =
                    host.execute(host.disks().get(1), read, 256 * 512, LONG).data();
            int different = 0;
            for (int i = 0; i < damaged.length; i++) {
                different += damaged[i] == before[0][i] ? 0 : 1;
            }
            assertThat(different).isEqualTo(1);
            assertThat(host.execute(host.disks().get(2), read, 256 * 512, LONG).data())
                    .isEqualTo(damaged);
            assertThat(lab.faults().list().get(0).words()).isEqualTo("lvm-checksum array01/data0");
            assertThatThrownBy(() -> lab.addFaults(List.of(fault(lab, "lvm-checksum", "array01/data0")), 1))
                    .isInstanceOf(LabException.class);
            assertThatThrownBy(() -> lab.addFaults(List.of(fault(lab, "lvm-checksum", "array01/scratch")), 1))
                    .hasMessage("there is no physical volume on array01/scratch");
            lab.clearFaults(Set.of(1, 2));
        }
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            assertThat(host.execute(host.disks().get(1), read, 256 * 512, LONG).data())
                    .isEqualTo(before[0]);
            assertThat(host.execute(host.disks().get(2), read, 256 * 512, LONG).data())
                    .isEqualTo(before[1]);
        }
    }

    /** At each step somebody may be killed; whoever opens the lab next goes on there. */
    @Test
    void damageIsDoneAndUndoneByTheNextIfSomebodyDiedAtIt() throws Exception {
        byte[] read = {0x28, 0, 0, 0, 0, 0, 0, 1, 0, 0};
        byte[] before;
        Path list;
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            before = host.execute(host.disks().get(1), read, 256 * 512, LONG).data();
            lab.faults().add(List.of(fault(lab, "lvm-checksum", "array01/data0")), 1);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            list = files.filter(file -> file.endsWith("state-1/faults"))
                    .findFirst()
                    .orElseThrow();
        }
        String asked = Files.readString(list);
        byte[] damaged = block(read);
        assertThat(damaged).isNotEqualTo(before);
        String done = Files.readString(list);
        assertThat(done).isNotEqualTo(asked);
        Files.writeString(list, asked); // died before the list said so
        assertThat(block(read)).isEqualTo(damaged);
        Files.writeString(list, done.strip() + "\tending=true\n");
        assertThat(block(read)).isEqualTo(before);
        assertThat(Files.readString(list)).isEmpty();
        Files.writeString(list, done.strip() + "\tending=true\n"); // died before the list said so
        assertThat(block(read)).isEqualTo(before);
        assertThat(Files.readString(list)).isEmpty();
    }

    private byte[] block(byte[] read) throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            return host.execute(host.disks().get(1), read, 256 * 512, LONG).data();
        }
    }

    @Test
    void aCommandThatWaitsSaysSoAndGivesUpAtItsDeadline() throws Exception {
        LabDirectory directory = new LabDirectory(folder.resolve("lab"));
        AtomicLong nanos = new AtomicLong();
        List<String> told = new ArrayList<>();
        LabUse patient = new LabUse(
                () -> 0,
                () -> nanos.addAndGet(300_000_000),
                new Random(1),
                MediumAccess.READ_ONLY,
                Duration.ofSeconds(4),
                told::add);
        try (LabLock lock = directory.lock("vtool lab init")) {
            directory.create(DefaultLab.definition(), lock);
            assertThatThrownBy(() -> OpenLab.open(new LabDirectory(folder.resolve("lab")), patient))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("in use by process")
                    .hasMessageContaining("(vtool lab init)");
        }
        assertThat(told).singleElement().asString().startsWith("waiting for another command that has the lab in ");
        OpenLab.open(new LabDirectory(folder.resolve("lab")), patient).close();
    }

    @Test
    void aPathWithoutAnswerCostsTheLabsTimeAndNotTheUsers() throws Exception {
        try (OpenLab lab = open()) {
            breakIt(lab, fault(lab, "path-offline", "array01/data0", "portal=127.0.10.1", "silent=true"));
            EmulatedHost host = lab.host("xen1");
            HostDisk silent = through(host, "127.0.10.1:3260").get(1);
            long start = System.nanoTime();
            assertThat(host.execute(silent, TEST_UNIT_READY, 0, Duration.ofMinutes(10))
                            .hostByte())
                    .isEqualTo(ScsiAnswer.DID_TIME_OUT);
            for (int i = 0; i < 20; i++) {
                host.execute(silent, TEST_UNIT_READY, 0, Duration.ofMinutes(10));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
            assertThat(host.execute(through(host, "127.0.10.2:3260").get(1), TEST_UNIT_READY, 0, LONG)
                            .good())
                    .isTrue();
        }
    }

    @Test
    void aPortalFaultThatIsCountedIsCountedAcrossCommands() throws Exception {
        byte[] read = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
        try (OpenLab lab = open()) {
            breakIt(lab, fault(lab, "portal-reset", "127.0.10.1", "after=0", "times=2"));
        }
        for (int left = 2; left > 0; left--) {
            try (OpenLab lab = open()) {
                assertThat(lab.faults().list())
                        .singleElement()
                        .extracting(LabFault::words)
                        .asString()
                        .contains("times=" + left);
                EmulatedHost host = lab.host("xen1");
                HostDisk disk = through(host, "127.0.10.1:3260").get(0);
                assertThat(host.execute(disk, read, 512, Duration.ofSeconds(30)).hostByte())
                        .isEqualTo(ScsiAnswer.DID_TRANSPORT_DISRUPTED);
            }
        }
        try (OpenLab lab = open()) {
            assertThat(lab.faults().list()).isEmpty();
            EmulatedHost host = lab.host("xen1");
            HostDisk disk = through(host, "127.0.10.1:3260").get(0);
            assertThat(host.execute(disk, read, 512, Duration.ofSeconds(30)).good())
                    .isTrue();
        }
    }

    @Test
    void registrationsAreThereAsLongAsTheArrayHasPower() throws Exception {
        byte[] register = {0x5f, 0, 0, 0, 0, 0, 0, 0, 24, 0};
        byte[] keys = {0x5e, 0, 0, 0, 0, 0, 0, 0, 16, 0};
        byte[] key = new byte[24];
        key[15] = 0x77;
        LabDirectory directory = new LabDirectory(folder.resolve("lab"));
        try (OpenLab lab = OpenLab.open(directory, use(MediumAccess.OWNED))) {
            EmulatedHost host = lab.host("xen1");
            assertThat(host.execute(host.disks().get(0), register, 0, key, Duration.ofSeconds(30))
                            .good())
                    .isTrue();
        }
        try (OpenLab lab = OpenLab.open(directory, use(MediumAccess.READ_ONLY))) {
            EmulatedHost host = lab.host("xen1");
            assertThat(host.execute(host.disks().get(0), keys, 16, Duration.ofSeconds(30))
                            .data())
                    .endsWith(0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0x77);
        }
    }
}
