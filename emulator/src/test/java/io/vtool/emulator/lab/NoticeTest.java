package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.LogEvent;
import io.vtool.emulator.host.LogLines;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.initiator.MediumAccess;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a host's log after a fault has come or gone, without anybody looking at its disks. */
class NoticeTest {
    private static final long START = 1_800_000_000_000L;
    private static final long PASS = 30_000;
    private static final byte[] TEST_UNIT_READY = new byte[6];
    private static final byte[] INQUIRY = {0x12, 0, 0, 0, 96, 0};
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final AtomicLong now = new AtomicLong(START);

    private OpenLab open() throws Exception {
        OpenLab lab = OpenLab.open(
                new LabDirectory(folder.resolve("lab")),
                new LabUse(now::get, System::nanoTime, new Random(1), MediumAccess.READ_ONLY, LONG, message -> {}));
        lab.installHosts();
        return lab;
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
        return Objects.requireNonNull(
                checker.check(kind, on, map), () -> checker.mistakes().toString());
    }

    private static LabFault add(OpenLab lab, String kind, String on, String... values) throws Exception {
        long at = lab.clock().millis();
        List<LabFault> added = lab.addFaults(List.of(fault(lab, kind, on, values)), at);
        lab.advance(PASS);
        assertThat(lab.faultsInForce()).isTrue();
        lab.notice(added, at, true);
        return added.get(0);
    }

    private static void clear(OpenLab lab, LabFault fault) throws Exception {
        long at = lab.clock().millis();
        List<LabFault> cleared = lab.clearFaults(Set.of(fault.id()));
        assertThat(cleared).hasSize(1);
        lab.advance(PASS);
        assertThat(lab.faultsInForce()).isTrue();
        lab.notice(cleared, at, false);
    }

    /** Lines that came since the host was installed, without time and name. */
    private static List<String> log(EmulatedHost host) throws Exception {
        host.disks(); // somebody looks
        List<String> lines = new ArrayList<>();
        for (LogEvent event : host.log().events()) {
            if (event.millis() > START
                    || !(event instanceof LogEvent.LoggedIn || event instanceof LogEvent.UnitFound)) {
                for (String line : LogLines.linux(host.name(), event, 512)) {
                    lines.add(line.substring(
                            line.indexOf(host.name()) + host.name().length() + 1));
                }
            }
        }
        return lines;
    }

    @ParameterizedTest
    @CsvSource({
        "medium-error, lba=4096, 'critical medium error, dev sdb, sector 4096 op 0x0:(READ)'",
        "thin-full, , 'critical space allocation error, dev sdb, sector 0 op 0x1:(WRITE)'",
        "write-protect, , 'critical target error, dev sdb, sector 0 op 0x1:(WRITE)'",
        "reserved, hold=write-exclusive, 'critical nexus error, dev sdb, sector 0 op 0x1:(WRITE)'",
        "reserved, , 'critical nexus error, dev sdb, sector 0 op 0x0:(READ)'",
        "sense, 'code=3/c/2 opcodes=0x2a', 'critical medium error, dev sdb, sector 0 op 0x1:(WRITE)'"
    })
    void programsMeetWhatPathsDoNotShow(String kind, String values, String words) throws Exception {
        try (OpenLab lab = open()) {
            add(lab, kind, "array01/data0", values == null ? new String[0] : values.split(" "));
            for (String name : List.of("xen1", "xen2")) {
                EmulatedHost host = lab.host(name);
                HostDisk first = host.disks().stream()
                        .filter(disk -> disk.lun() == 1)
                        .findFirst()
                        .orElseThrow();
                assertThat(log(host)).last().asString().startsWith("kernel: " + words.replace("sdb", first.name()));
            }
        }
    }

    @Test
    void aFaultThatIsMetOnceIsLeftForWhoeverComes() throws Exception {
        try (OpenLab lab = open()) {
            add(lab, "medium-error", "array01/data0", "lba=0", "times=1");
            assertThat(log(lab.host("xen1"))).isEmpty();
            assertThat(lab.faults().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "code=6/29/0, Power-on or device reset occurred",
        "code=6/2a/1, Mode parameters changed",
        "code=6/38/7, Warning! Received an indication that the LUN reached a thin provisioning soft threshold."
    })
    void aUnitAttentionIsLoggedOnceOnEachPath(String code, String words) throws Exception {
        try (OpenLab lab = open()) {
            add(lab, "unit-attention", "array01/data0", code, "times=1");
            EmulatedHost host = lab.host("xen1");
            for (HostDisk disk : host.disks()) {
                host.execute(disk, TEST_UNIT_READY, 0, LONG);
            }
            assertThat(log(host))
                    .containsExactly(
                            "kernel: sd 0:0:0:1: " + words,
                            "kernel: sd 1:0:0:1: " + words,
                            "kernel: sd 2:0:0:1: " + words,
                            "kernel: sd 3:0:0:1: " + words);
        }
    }

    @Test
    void aResizedVolumeIsToldOnEachPath() throws Exception {
        try (OpenLab lab = open()) {
            LabFault fault = add(lab, "resize", "array01/data0", "size=3GiB");
            assertThat(log(lab.host("xen1")))
                    .hasSize(4)
                    .allMatch(line -> line.endsWith(":0:0:1: Capacity data has changed"));
            lab.advance(60_000);
            clear(lab, fault);
            assertThat(log(lab.host("xen1"))).hasSize(8);
        }
    }

    @Test
    void anUnmappedVolumeIsToldByTheOthersOfItsTarget() throws Exception {
        try (OpenLab lab = open()) {
            add(lab, "unmapped", "array01/data0", "portal=127.0.10.1", "host=xen1");
            assertThat(log(lab.host("xen1")))
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("kernel: sd 0:0:0:")
                            && line.contains(": LUN assignments on this target have changed."))
                    .noneMatch(line -> line.contains("0:0:0:1: "));
            assertThat(log(lab.host("xen2"))).isEmpty();
        }
    }

    @Test
    void aFailoverIsToldWithTheStatesOfBothGroups() throws Exception {
        try (OpenLab lab = open()) {
            LabFault fault = add(lab, "failover", "array01", "group=2");
            assertThat(log(lab.host("xen1")))
                    .containsExactly(
                            "kernel: sd 0:0:0:0: Asymmetric access state changed",
                            "kernel: sd 2:0:0:0: Asymmetric access state changed",
                            "kernel: sd 0:0:0:0: alua: port group 01 state N non-preferred supports TOlUSNA",
                            "kernel: sd 2:0:0:0: alua: port group 02 state A preferred supports TOlUSNA");
            lab.advance(60_000);
            clear(lab, fault);
            assertThat(log(lab.host("xen1")))
                    .endsWith(
                            "kernel: sd 0:0:0:0: alua: port group 01 state A preferred supports TOlUSNA",
                            "kernel: sd 2:0:0:0: alua: port group 02 state N non-preferred supports TOlUSNA");
        }
    }

    @Test
    void aDeadControllerIsSilentAndComesBack() throws Exception {
        try (OpenLab lab = open()) {
            LabFault fault = add(lab, "controller-down", "array01", "group=1");
            log(lab.host("xen1"));
            lab.advance(105_000);
            assertThat(log(lab.host("xen1")))
                    .anyMatch(line -> line.startsWith("kernel:  connection1:0: ping timeout of 5 secs expired"))
                    .contains(
                            "kernel:  connection1:0: detected conn error (1022)",
                            "iscsid: Kernel reported iSCSI connection 2:0 error (1022 - ISCSI_ERR_NOP_TIMEDOUT: A NOP has timed out) state (3)",
                            "kernel:  session2: session recovery timed out after 120 secs",
                            "kernel: sd 2:0:0:0: alua: port group 02 state A preferred supports TOlUSNA");
            clear(lab, fault);
            assertThat(log(lab.host("xen1")))
                    .contains(
                            "iscsid: connection1:0 is operational after recovery (12 attempts)",
                            "iscsid: connection2:0 is operational after recovery (12 attempts)");
        }
    }

    @Test
    void aFlappingPortalLeavesItsTraceWhenNobodyLooked() throws Exception {
        try (OpenLab lab = open()) {
            LabFault fault = add(lab, "portal-flap", "127.0.10.1", "period=20s");
            EmulatedHost host = lab.host("xen1");
            assertThat(log(host))
                    .filteredOn(line -> line.startsWith("kernel: "))
                    .containsExactly(
                            "kernel:  connection1:0: detected conn error (1020)",
                            "kernel:  connection1:0: detected conn error (1020)");
            assertThat(log(host))
                    .filteredOn(line -> line.contains("operational after recovery"))
                    .hasSize(2);
            now.addAndGet(24L * 3600 * 1000);
            lab.advance(1);
            assertThat(log(lab.host("xen1"))).hasSizeBetween(200, 1200);
            List<String> before = log(host);
            assertThat(log(host)).isEqualTo(before);
            clear(lab, fault);
            assertThat(log(host)).last().asString().contains("operational after recovery");
        }
    }

    @Test
    void aConnectionThatBreaksOffIsMadeAnew() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host("xen1");
            HostDisk disk = host.disks().get(0);
            add(lab, "portal-reset", "127.0.10.1", "after=0", "times=1");
            assertThat(host.execute(disk, INQUIRY, 96, LONG).good()).isFalse();
            assertThat(host.execute(disk, INQUIRY, 96, LONG).good()).isTrue();
            assertThat(log(host))
                    .contains(
                            "kernel:  connection1:0: detected conn error (1020)",
                            "iscsid: connection1:0 is operational after recovery (1 attempts)");
        }
    }

    @Test
    void aUnitAttentionIsMetOnceByEachSession() throws Exception {
        try (OpenLab lab = open()) {
            add(lab, "unit-attention", "array01/data0", "code=2a/9");
            assertThat(lab.faults().list().get(0).words()).endsWith("times=1");
            EmulatedHost host = lab.host("xen1");
            for (HostDisk disk : host.disks()) {
                if (disk.lun() == 1 && disk.targetName().endsWith("array01")) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(host.execute(disk, TEST_UNIT_READY, 0, LONG).good())
                                .isTrue();
                    }
                }
            }
            assertThat(log(host)).hasSize(4).allMatch(line -> line.endsWith(":0:0:1: Capacity data has changed"));
        }
        try (OpenLab lab = open()) {
            assertThat(lab.faults().list()).isEmpty();
        }
    }
}
