package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.LogEvent;
import io.vtool.emulator.host.LogLines;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.initiator.MediumAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that change the access states of one volume: the others of its array stay as they are. */
class AccessOfOneVolumeTest {
    private static final byte[] REPORT = {(byte) 0xa3, 0x0a, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
    private static final byte[] READ = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private OpenLab open() throws Exception {
        return OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY));
    }

    private void add(String kind, String on, Map<String, String> values) throws Exception {
        try (OpenLab lab = open()) {
            FaultChecker checker = new FaultChecker(
                    lab.definition().arrays(),
                    lab.definition().hosts(),
                    lab.definition().dfsr(),
                    (word, known) -> "");
            LabFault fault = checker.check(kind, on, new TreeMap<>(values));
            assertThat(checker.mistakes()).isEmpty();
            lab.addFaults(List.of(Objects.requireNonNull(fault)), 1_800_000_000_000L);
        }
    }

    private static HostDisk disk(EmulatedHost host, String portal, int lun) throws Exception {
        return host.disks().stream()
                .filter(disk -> disk.lun() == lun && disk.portal().address().equals(portal))
                .findFirst()
                .orElseThrow();
    }

    private static ScsiAnswer ask(EmulatedHost host, HostDisk disk, byte[] cdb, int length) {
        ScsiAnswer answer = host.execute(disk, cdb.clone(), length, LONG);
        while (answer.senseKey() == 6) {
            answer = host.execute(disk, cdb.clone(), length, LONG);
        }
        return answer;
    }

    /** The first bytes of the descriptors of both groups of a LUN: the state, with 80h where preferred. */
    private static List<Integer> states(EmulatedHost host, int lun) throws Exception {
        byte[] data = ask(host, disk(host, "127.0.10.1", lun), REPORT, 256).data();
        return List.of(data[4] & 0x8f, data[4 + 8 + 4 * data[4 + 7]] & 0x8f);
    }

    @Test
    void oneGroupIsInStandbyForOneVolume() throws Exception {
        add("alua", "array01/data0", Map.of("group", "1", "state", "standby"));
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            assertThat(states(host, 1)).containsExactly(2, 1);
            assertThat(states(host, 2)).containsExactly(0x80, 1);
            ScsiAnswer standby = ask(host, disk(host, "127.0.10.1", 1), READ, 512);
            assertThat(List.of(standby.senseKey(), standby.asc(), standby.ascq()))
                    .containsExactly(2, 4, 0xb);
            assertThat(ask(host, disk(host, "127.0.10.1", 2), READ, 512).good()).isTrue();
            assertThat(ask(host, disk(host, "127.0.10.2", 1), READ, 512).good()).isTrue();
        }
    }

    @Test
    void oneVolumeIsTakenOverByTheOtherController() throws Exception {
        add("failover", "data1", Map.of("group", "2"));
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 2)).containsExactly(1, 0x80);
            assertThat(states(lab.host(null), 1)).containsExactly(0x80, 1);
            lab.clearFaults(Set.of(1));
        }
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 2)).containsExactly(0x80, 1);
        }
    }

    @Test
    void aLaterFaultOfTheWholeArrayGoesBeforeOneOfAVolume() throws Exception {
        add("alua", "array01/data0", Map.of("group", "1", "state", "unavailable", "preferred", "true"));
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 1)).containsExactly(0x83, 1);
        }
        add("failover", "array01", Map.of("group", "2"));
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 1)).containsExactly(1, 0x80);
        }
    }

    @Test
    void aStateThatIsNotFixedIsLeftToTheHosts() throws Exception {
        add("alua", "array01/data0", Map.of("group", "1", "state", "non-optimized", "fixed", "false"));
        byte[] set = {(byte) 0xa4, 0x0a, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0};
        byte[] first = {0, 0, 0, 0, 0, 0, 0, 1};
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            assertThat(states(host, 1)).containsExactly(1, 1);
            HostDisk disk = disk(host, "127.0.10.1", 1);
            assertThat(host.execute(disk, set, 0, first, LONG).good()).isTrue();
            assertThat(states(host, 1)).containsExactly(0, 1);
        }
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 1)).containsExactly(0, 1);
            assertThat(states(lab.host(null), 2)).containsExactly(0x80, 1);
        }
    }

    @Test
    void theHostHearsOfItOnThePathsOfThatVolume() throws Exception {
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null), 1)).containsExactly(0x80, 1);
        }
        add("failover", "array01/data1", Map.of("group", "2"));
        try (OpenLab lab = open()) {
            lab.notice(lab.faults().list(), 1_800_000_000_000L, true);
            List<String> lines = new ArrayList<>();
            for (LogEvent event : lab.host(null).log().events()) {
                lines.addAll(LogLines.linux("xen1", event, 512));
            }
            assertThat(lines)
                    .filteredOn(line -> line.contains("Asymmetric access state changed"))
                    .hasSize(2)
                    .allMatch(line -> line.matches(".* sd [02]:0:0:2: .*"));
        }
    }
}
