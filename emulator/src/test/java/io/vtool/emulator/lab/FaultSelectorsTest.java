package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.FaultKinds;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.initiator.MediumAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault hits what was named, and nothing else. */
class FaultSelectorsTest {
    private static final String LAB = """
            lab: 1
            arrays:
              - name: a
                alua: explicit
                volumes:
                  - {name: v, size: 1MiB, thin: true}
                  - {name: w, size: 1MiB, thin: true}
                targets:
                  - iqn: iqn.2026-01.com.example:a
                    portals:
                      - {address: 127.0.10.1, tpgt: 1, port_group: 1}
                      - {address: 127.0.20.1, tpgt: 1, port_group: 1}
                      - {address: "[::1]:3261", tpgt: 2, port_group: 2}
                    luns: [{lun: 0, volume: v}, {lun: 1, volume: w}]
                  - iqn: iqn.2026-01.com.example:a-too
                    portals:
                      - {address: 127.0.20.1, tpgt: 1, port_group: 1}
                      - {address: 127.0.30.1, tpgt: 2, port_group: 1}
                    luns: [{lun: 7, volume: v}]
              - name: b
                volumes: [{name: v, size: 1MiB, thin: true}]
                targets:
                  - iqn: iqn.2026-01.com.example:b
                    portals: [{address: 127.0.40.1, tpgt: 1}]
                    luns: [{lun: 0, volume: v}]
            hosts:
              - {name: one, iqn: "iqn.1993-08.org.debian:01:one", sessions: all}
              - {name: two, iqn: "iqn.1993-08.org.debian:01:two", sessions: all}
            """;
    private static final byte[] TEST_UNIT_READY = new byte[6];
    private static final byte[] READ = {0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    private static final byte[] WRITE = {0x2a, 0, 0, 0, 0, 0, 0, 0, 1, 0};
    private static final int BLOCK = 512;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() throws Exception {
        LabDirectory directory = new LabDirectory(folder);
        try (LabLock lock = directory.lock("test")) {
            directory.create(LabFile.parse(LAB, (word, known) -> ""), lock);
        }
        try (OpenLab lab = OpenLab.open(directory, OpenLabTest.use(MediumAccess.OWNED))) {
            assertThat(failing(lab)).isEmpty();
        }
    }

    /** Faults of volumes, with what they need. */
    private static final Map<String, Map<String, String>> ON_VOLUMES = new TreeMap<>(Map.ofEntries(
            Map.entry("busy", Map.of()),
            Map.entry("hardware-error", Map.of()),
            Map.entry("medium-error", Map.of("lba", "0")),
            Map.entry("not-ready", Map.of()),
            Map.entry("path-offline", Map.of()),
            Map.entry("reserved", Map.of()),
            Map.entry("sense", Map.of("code", "3/11/00")),
            Map.entry("task-set-full", Map.of()),
            Map.entry("thin-full", Map.of()),
            Map.entry("unit-attention", Map.of("code", "2a/01", "times", "9")),
            Map.entry("unmapped", Map.of()),
            Map.entry("write-protect", Map.of())));

    /** A fault, and the ways that it is met on, as host, portal and volume. */
    record Case(String kind, String on, Map<String, String> values, Predicate<Way> meets) {
        @Override
        public String toString() {
            return kind + " " + on + " " + values;
        }
    }

    record Way(String host, String array, String portal, String volume) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> kind : ON_VOLUMES.entrySet()) {
            List<String> optional =
                    Objects.requireNonNull(FaultKinds.find(kind.getKey())).optional();
            for (String portal :
                    optional.contains("portal") ? List.of("", "127.0.20.1:3260", "[::1]:3261") : List.of("")) {
                for (String host : optional.contains("host") ? List.of("", "two") : List.of("")) {
                    Map<String, String> values = new TreeMap<>(kind.getValue());
                    if (!portal.isEmpty()) {
                        values.put("portal", portal);
                    }
                    if (!host.isEmpty()) {
                        values.put("host", host);
                    }
                    cases.add(new Case(
                            kind.getKey(),
                            "a/v",
                            values,
                            way -> way.array.equals("a")
                                    && way.volume.equals("v")
                                    && (portal.isEmpty() || way.portal.equals(portal))
                                    && (host.isEmpty() || way.host.equals(host))));
                }
            }
        }
        for (String kind : List.of("portal-refuse", "portal-unreachable")) {
            for (String portal : List.of("127.0.20.1:3260", "[::1]:3261", "127.0.40.1:3260")) {
                cases.add(new Case(kind, portal, Map.of(), way -> way.portal.equals(portal)));
            }
        }
        cases.add(new Case("controller-down", "a", Map.of("group", "2"), way -> way.portal.equals("[::1]:3261")));
        for (String state : List.of("standby", "unavailable", "offline", "transitioning")) {
            for (String on : List.of("a", "a/w")) {
                cases.add(new Case(
                        "alua",
                        on,
                        Map.of("group", "1", "state", state),
                        way -> way.array.equals("a")
                                && !way.portal.equals("[::1]:3261")
                                && (on.equals("a") || way.volume.equals("w"))));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMetWhereItWasNamedAndNowhereElse(Case fault) throws Exception {
        try (OpenLab lab = OpenLab.open(new LabDirectory(folder), OpenLabTest.use(MediumAccess.OWNED))) {
            FaultChecker checker = new FaultChecker(
                    lab.definition().arrays(), lab.definition().hosts(), List.of(), (word, known) -> "");
            LabFault checked = checker.check(fault.kind, fault.on, fault.values);
            assertThat(checker.mistakes()).isEmpty();
            LabFault added = lab.addFaults(List.of(Objects.requireNonNull(checked)), 1_800_000_000_000L)
                    .get(0);
            Set<String> expected = new TreeSet<>();
            for (Way way : ways(lab)) {
                if (fault.meets.test(way)) {
                    expected.add(way.toString());
                }
            }
            assertThat(expected).isNotEmpty();
            assertThat(failing(lab)).isEqualTo(expected);
            lab.clearFaults(Set.of(added.id()));
        }
    }

    /** Of the command faults none is left out above. */
    @Test
    void everyKindThatCanBeNarrowedIsTried() {
        for (String kind : FaultKinds.names()) {
            List<String> optional =
                    Objects.requireNonNull(FaultKinds.find(kind)).optional();
            if (optional.contains("portal") || optional.contains("host")) {
                assertThat(ON_VOLUMES).containsKey(kind);
            }
        }
    }

    private static List<Way> ways(OpenLab lab) throws Exception {
        List<Way> ways = new ArrayList<>();
        for (String name : lab.hosts()) {
            for (HostDisk disk : lab.host(name).disks()) {
                ways.add(way(name, disk));
            }
        }
        return ways;
    }

    private static Way way(String host, HostDisk disk) {
        String portal =
                PortalAddress.canonical(disk.portal().address(), disk.portal().port());
        return new Way(host, disk.targetName().endsWith(":b") ? "b" : "a", portal, disk.lun() == 1 ? "w" : "v");
    }

    private static Set<String> failing(OpenLab lab) throws Exception {
        Set<String> failing = new TreeSet<>();
        for (String name : lab.hosts()) {
            EmulatedHost host = lab.host(name);
            for (HostDisk disk : host.disks()) {
                boolean works = disk.state() == DiskState.RUNNING
                        && works(host, disk, TEST_UNIT_READY, 0, 0)
                        && works(host, disk, READ, BLOCK, 0)
                        && works(host, disk, WRITE, 0, BLOCK);
                if (!works) {
                    failing.add(way(name, disk).toString());
                }
            }
        }
        return failing;
    }

    /** That something else has changed is told beside what a fault is on; 2Ah/01h is what a fault here says. */
    private static boolean works(EmulatedHost host, HostDisk disk, byte[] cdb, int in, int out) {
        ScsiAnswer answer = host.execute(disk, cdb.clone(), in, new byte[out], LONG);
        while (answer.senseKey() == 6 && answer.asc() != 0x2a || answer.senseKey() == 6 && answer.ascq() == 0x06) {
            answer = host.execute(disk, cdb.clone(), in, new byte[out], LONG);
        }
        return answer.good();
    }
}
