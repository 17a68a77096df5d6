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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose multipath target takes paths into use chooses the controller, as Linux's handler does. */
class PortGroupChoiceTest {
    private static final byte[] REPORT = {(byte) 0xa3, 0x0a, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private OpenLab open() throws Exception {
        return OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY));
    }

    private static HostDisk disk(EmulatedHost host, String portal) throws Exception {
        return host.disks().stream()
                .filter(disk -> disk.lun() == 1 && disk.portal().address().equals(portal))
                .findFirst()
                .orElseThrow();
    }

    /** The states of the groups 1 and 2. */
    private static List<Integer> states(EmulatedHost host) throws Exception {
        HostDisk disk = disk(host, "127.0.10.1");
        ScsiAnswer answer = host.execute(disk, REPORT, 256, LONG);
        while (answer.senseKey() == 6) {
            answer = host.execute(disk, REPORT, 256, LONG);
        }
        byte[] data = answer.data();
        return List.of(data[4] & 0x0f, data[4 + 8 + 4 * data[4 + 7]] & 0x0f);
    }

    private static String table(HostDisk first, HostDisk second, String handler) {
        return "0 4194304 multipath 0 " + handler + " 2 1 service-time 0 1 1 " + first.devt() + " 1 service-time 0 1 1 "
                + second.devt() + " 1";
    }

    @Test
    void theGroupInUseBecomesOptimizedAndStaysSo() throws Exception {
        String hctl;
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            HostDisk one = disk(host, "127.0.10.1");
            HostDisk two = disk(host, "127.0.10.2");
            hctl = two.hctl();
            assertThat(states(host)).containsExactly(0, 1);
            host.mapper().create("m", "", List.of(table(one, two, "1 alua")));
            host.mapper().open("m");
            assertThat(states(host)).containsExactly(0, 1);
            host.mapper().message("m", 0, "fail_path " + one.devt());
            assertThat(states(host)).containsExactly(1, 0);
        }
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            assertThat(states(host)).containsExactly(1, 0);
            assertThat(host.log().events())
                    .filteredOn(event -> event instanceof LogEvent.PortGroupChange)
                    .flatExtracting(event -> LogLines.linux("xen1", event, 512))
                    .singleElement()
                    .asString()
                    .endsWith(" xen1 kernel: sd " + hctl
                            + ": alua: port group 02 state A non-preferred supports TOlUSNA");
            HostDisk one = disk(host, "127.0.10.1");
            host.mapper().message("m", 0, "reinstate_path " + one.devt());
            assertThat(states(host)).containsExactly(1, 0);
            host.mapper().message("m", 0, "switch_group 1");
            assertThat(states(host)).containsExactly(0, 1);
        }
    }

    @Test
    void withoutAHandlerNothingIsChosen() throws Exception {
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            host.mapper().create("m", "", List.of(table(disk(host, "127.0.10.2"), disk(host, "127.0.10.1"), "0")));
            assertThat(states(host)).containsExactly(0, 1);
        }
    }

    @Test
    void aGroupThatAFaultHoldsStaysAsItIsUntilThatIsMended() throws Exception {
        try (OpenLab lab = open()) {
            FaultChecker checker = new FaultChecker(
                    lab.definition().arrays(),
                    lab.definition().hosts(),
                    lab.definition().dfsr(),
                    (word, known) -> "");
            LabFault fault = checker.check("alua", "array01", new TreeMap<>(Map.of("group", "1", "state", "standby")));
            lab.addFaults(List.of(fault), 1_800_000_000_000L);
        }
        try (OpenLab lab = open()) {
            EmulatedHost host = lab.host(null);
            HostDisk one = disk(host, "127.0.10.1");
            host.mapper().create("m", "", List.of(table(one, disk(host, "127.0.10.2"), "1 alua")));
            host.mapper().open("m");
            assertThat(states(host)).containsExactly(2, 1);
            host.mapper().message("m", 0, "switch_group 2");
            assertThat(states(host)).containsExactly(2, 0);
        }
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null))).containsExactly(2, 0);
            lab.faults().clear(Set.of(lab.faults().list().get(0).id()));
        }
        try (OpenLab lab = open()) {
            assertThat(states(lab.host(null))).containsExactly(0, 1);
        }
    }
}
