package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.initiator.Initiator;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.SessionSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TaskFunction;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.initiator.Watchdog;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LabServerTest {
    private static final int RECONNECTS = 1000;
    private static final String PORTAL = "127.0.10.1:3260";

    @TempDir
    private Path folder;

    private LabDirectory directory = new LabDirectory(Path.of("unset"));
    private LabLock lock;
    private LabServer server;

    @BeforeEach
    void serve() throws Exception {
        directory = new LabDirectory(folder.resolve("lab"));
        lock = directory.lock("test");
        directory.create(DefaultLab.definition(), lock);
        OpenLab.finish(directory, lock, OpenLabTest.use(MediumAccess.READ_ONLY), lab -> {});
        PortalMap map = new PortalMap();
        map.add("127.0.0.1:0");
        LabClock clock = new LabClock(System::currentTimeMillis, System::nanoTime, 0);
        server = LabServer.start(directory, map, false, clock, new Random(1));
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        lock.close();
    }

    private TargetAddress address(String portal) {
        for (LabServer.ServedPortal served : server.portals()) {
            if (served.portal().address().equals(portal)) {
                InetSocketAddress at = served.listening();
                return new TargetAddress(at.getAddress().getHostAddress(), at.getPort(), -1);
            }
        }
        throw new IllegalArgumentException(portal);
    }

    private static Initiator initiator() {
        return new Initiator(
                new TcpDialer(System::nanoTime),
                new Watchdog(System::nanoTime),
                new Random(2),
                SessionListener.NONE,
                null);
    }

    private static SessionSettings settings() {
        return SessionSettings.of("iqn.1993-08.org.debian:01:test", 0x23d000001L);
    }

    @Test
    void aThousandReconnectsAndCrashesOfClientsAreSurvived() throws Exception {
        TargetAddress at = address(PORTAL);
        for (int i = 0; i < RECONNECTS; i++) {
            if (i % 2 == 0) {
                assertThat(initiator().discover(at, settings())).hasSize(1);
            } else {
                try (SocketChannel gone = SocketChannel.open(new InetSocketAddress(at.host(), at.port()))) {
                    gone.write(ByteBuffer.wrap(new byte[20]));
                }
            }
        }
        assertThat(initiator().discover(at, settings()).get(0).addresses()).hasSize(4);
    }

    @Test
    void eachArrayTellsOfItsOwnTargets() throws Exception {
        assertThat(initiator().discover(address("127.0.30.1:3260"), settings()))
                .singleElement()
                .satisfies(target -> assertThat(target.name()).isEqualTo("iqn.2008-01.com.openfiler:store01"));
    }

    @Test
    void commandsUseTheServerWhichFollowsTheirFaults() throws Exception {
        try (OpenLab lab =
                OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY))) {
            assertThat(lab.served()).isTrue();
            lab.installHosts();
            assertThat(lab.host("xen1").disks()).hasSize(18).allMatch(disk -> disk.state() == DiskState.RUNNING);
            lab.addFaults(
                    List.of(new LabFault(0, "portal-refuse", PORTAL, Map.of(), 0)),
                    lab.clock().millis());
            assertThat(lab.faultsInForce()).isTrue();
            assertThatThrownBy(() -> initiator().discover(address(PORTAL), settings()))
                    .isInstanceOf(IscsiException.class);
            assertThat(lab.host("xen1").disks().stream()
                            .filter(disk -> disk.state() == DiskState.BLOCKED)
                            .map(HostDisk::portal)
                            .distinct())
                    .singleElement()
                    .hasToString(PORTAL);
            lab.clearFaults(Set.of(1));
            assertThat(lab.faultsInForce()).isTrue();
            assertThat(initiator().discover(address(PORTAL), settings())).hasSize(1);
        }
    }

    @Test
    void volumeGroupsAreDamagedAndMendedWhileTheirArraysAreServed() throws Exception {
        byte[] read = {0x28, 0, 0, 0, 0, 0, 0, 1, 0, 0};
        Duration time = Duration.ofSeconds(30);
        try (OpenLab lab =
                OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY))) {
            EmulatedHost host = lab.host("xen1");
            byte[] one =
                    host.execute(host.disks().get(1), read, 256 * 512, time).data();
            byte[] two =
                    host.execute(host.disks().get(2), read, 256 * 512, time).data();
            lab.addFaults(
                    List.of(
                            new LabFault(0, "lvm-checksum", "array01/data0", Map.of(), 0),
                            new LabFault(0, "lvm-duplicate", "array01/data1", Map.of("of", "array01/data0"), 0)),
                    lab.clock().millis());
            byte[] damaged =
                    host.execute(host.disks().get(1), read, 256 * 512, time).data();
            int different = 0;
            for (int i = 0; i < damaged.length; i++) {
                different += damaged[i] == one[i] ? 0 : 1;
            }
            assertThat(different).isEqualTo(1);
            assertThat(host.execute(host.disks().get(2), read, 256 * 512, time).data())
                    .isEqualTo(damaged);
            assertThatThrownBy(() ->
                            lab.addFaults(List.of(new LabFault(0, "lvm-checksum", "array01/scratch", Map.of(), 0)), 1))
                    .hasMessage("the server cannot do lvm-checksum to array01/scratch");
            assertThat(lab.clearFaults(Set.of(1, 2))).hasSize(2);
            assertThat(lab.faults().list()).isEmpty();
            assertThat(host.execute(host.disks().get(1), read, 256 * 512, time).data())
                    .isEqualTo(one);
            assertThat(host.execute(host.disks().get(2), read, 256 * 512, time).data())
                    .isEqualTo(two);
        }
    }

    /** The NAA identifier that a disk tells in its page 83h. */
    private static String identity(EmulatedHost host, HostDisk disk) {
        byte[] page = host.execute(disk, new byte[] {0x12, 1, (byte) 0x83, 1, 0, 0}, 256, Duration.ofSeconds(30))
                .data();
        return HexFormat.of().formatHex(page, 8, 24);
    }

    @Test
    void aVolumeTakesTheIdentityOfAnotherWhileItIsServed() throws Exception {
        try (OpenLab lab =
                OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY))) {
            EmulatedHost host = lab.host("xen1");
            String one = identity(host, host.disks().get(1));
            String two = identity(host, host.disks().get(2));
            assertThat(one).startsWith("6001").isNotEqualTo(two);
            lab.addFaults(
                    List.of(new LabFault(0, "duplicate-wwid", "array01/data1", Map.of("of", "array01/data0"), 0)),
                    lab.clock().millis());
            assertThat(lab.faultsInForce()).isTrue();
            assertThat(identity(host, host.disks().get(2))).isEqualTo(one);
            lab.clearFaults(Set.of(1));
            assertThat(lab.faultsInForce()).isTrue();
            assertThat(identity(host, host.disks().get(2))).isEqualTo(two);
        }
    }

    @Test
    void aReservationThatWasResetIsNotMadeAgain() throws Exception {
        try (OpenLab lab =
                OpenLab.open(new LabDirectory(folder.resolve("lab")), OpenLabTest.use(MediumAccess.READ_ONLY))) {
            lab.addFaults(
                    List.of(
                            new LabFault(0, "reserved", "array01/data0", Map.of(), 0),
                            new LabFault(0, "reserved", "array01/data1", Map.of(), 0)),
                    lab.clock().millis());
            assertThat(lab.faultsInForce()).isTrue();
            try (IscsiSession session = initiator()
                    .login(
                            address(PORTAL),
                            "iqn.2026-01.io.vtool:array01",
                            settings().with(MediumAccess.OWNED))) {
                session.manage(TaskFunction.LOGICAL_UNIT_RESET, Lun.of(1));
            }
            while (lab.faults().list().size() > 1) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(lab.faults().list()).extracting(LabFault::on).containsExactly("array01/data1");
        }
    }
}
