package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.initiator.Initiator;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.initiator.ScsiCommand;
import io.vtool.iscsi.initiator.ScsiResult;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.SessionSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.initiator.Watchdog;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.trace.PduTrace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A served lab over a day by its clock in which its clients do nothing but answer pings, and a portal comes and goes. */
@Tag("interop") // not for a program that it needs, but for the time it takes
@Timeout(1800)
class IdleDayTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final Duration DAY = Duration.ofHours(24);
    /** Longer than the silence before a ping, and shorter than the silence that ends a connection. */
    private static final Duration STEP = Duration.ofSeconds(80);

    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final int PATIENCE = 25;
    private static final int SESSIONS = 3;
    private static final long SLACK = 6L << 20;

    @TempDir
    private Path folder;

    private final AtomicLong passed = new AtomicLong();
    private final List<IscsiSession> sessions = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();

    private Initiator initiator() {
        return new Initiator(
                new TcpDialer(System::nanoTime),
                new Watchdog(System::nanoTime),
                new Random(2),
                SessionListener.NONE,
                (local, remote) -> new PduTrace.Connection() {
                    @Override
                    public void pdu(
                            boolean sent,
                            ByteBuffer header,
                            ByteBuffer segments,
                            ByteBuffer data,
                            PduTrace.Digests digests) {
                        boolean answer = header.getInt(16) == BasicHeader.RESERVED_TAG;
                        if (sent && answer && (header.get(0) & 0x3f) == Opcode.NOP_OUT) {
                            answers.incrementAndGet();
                        }
                    }

                    @Override
                    public void closed() {
                        // the test looks whether its sessions are open
                    }
                });
    }

    private static ScsiResult send(IscsiSession session, int lun, String cdb, byte[] out, int length)
            throws IOException {
        byte[] bytes = HexFormat.of().parseHex(cdb.replace(" ", ""));
        ByteBuffer in = ByteBuffer.allocate(length);
        return session.execute(new ScsiCommand(Lun.of(lun), bytes, in, ByteBuffer.wrap(out)), Duration.ofSeconds(30));
    }

    private static byte[] data(ScsiResult result) {
        byte[] data = new byte[result.data().remaining()];
        result.data().get(data);
        return data;
    }

    private long bytesOfState() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().endsWith(".img"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static long live() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static long openFiles() {
        String[] files = Path.of("/proc/self/fd").toFile().list();
        return files == null ? 0 : files.length;
    }

    private static List<String> threads() {
        List<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            names.add(thread.getName());
        }
        return names;
    }

    @Test
    void sessionsAndReservationsOutliveADayAndNothingGrows() throws Exception {
        LabDirectory directory = new LabDirectory(folder.resolve("lab"));
        LabClock clock = new LabClock(() -> NOON + passed.get() / 1_000_000, () -> System.nanoTime() + passed.get(), 0);
        PortalMap map = new PortalMap();
        map.add("127.0.0.1:0");
        try (LabLock lock = directory.lock("test")) {
            directory.create(DefaultLab.definition(), lock);
            OpenLab.finish(directory, lock, OpenLabTest.use(MediumAccess.READ_ONLY), lab -> {});
            LabFaults faults = directory.faults(clock);
            faults.add(List.of(new LabFault(0, "portal-flap", "127.0.30.1:3260", Map.of("period", "20s"), 0)), NOON);
            try (LabServer server = LabServer.start(directory, map, false, clock, new Random(1))) {
                serve(server, clock);
            }
        }
    }

    private void serve(LabServer server, LabClock clock) throws Exception {
        for (String portal : List.of("127.0.10.1:3260", "127.0.20.1:3260", "127.0.10.2:3260")) {
            sessions.add(initiator()
                    .login(
                            address(server, portal),
                            "iqn.2026-01.io.vtool:array01",
                            SessionSettings.of("iqn.1993-08.org.debian:01:test" + sessions.size(), 0x23d000001L)
                                    .with(MediumAccess.OWNED)));
        }
        byte[] block = new byte[4096];
        new Random(3).nextBytes(block);
        IscsiSession first = sessions.get(0);
        assertThat(send(first, 3, "2a 00 00000040 00 0001 00", block, 0).status())
                .isZero();
        byte[] key = new byte[24];
        key[15] = 7;
        assertThat(send(first, 3, "5f 00 00 00 00 00000018 00".replace(" ", ""), key, 0)
                        .status())
                .isZero();
        key = new byte[24];
        key[7] = 7;
        assertThat(send(first, 3, "5f 01 05 00 00 00000018 00".replace(" ", ""), key, 0)
                        .status())
                .isZero();
        look();
        for (int i = 0; i < 20; i++) {
            pass();
        }
        look();
        List<String> threads = threads();
        long files = openFiles();
        long live = live();
        while (passed.get() < DAY.toNanos()) {
            pass();
            if (passed.get() / STEP.toNanos() % 45 == 0) {
                look(); // as a check does that comes every hour
            }
        }
        for (IscsiSession session : sessions) {
            assertThat(session.isOpen()).isTrue();
            assertThat(data(send(session, 3, "28 00 00000040 00 0001 00", new byte[0], 4096)))
                    .isEqualTo(block);
        }
        assertThat(answers.get()).isGreaterThan((int) DAY.dividedBy(STEP));
        byte[] reservation = data(send(first, 3, "5e 01 00 00 00 00 00 0018 00", new byte[0], 24));
        assertThat(reservation).hasSize(24);
        assertThat(reservation[15]).isEqualTo((byte) 7);
        assertThat(threads()).hasSizeLessThanOrEqualTo(threads.size() + 4);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 4);
        assertThat(live()).isLessThan(live + SLACK);
        assertThat(bytesOfState()).isLessThan(16L << 20);
        assertThat(clock.millis()).isGreaterThanOrEqualTo(NOON + DAY.toMillis());
        for (IscsiSession session : sessions) {
            session.logOut();
        }
    }

    /** Time goes on; the targets' pulse pings who was silent, and what the initiators answer is read before it goes on again. */
    private void pass() throws IOException {
        int before = answers.get();
        passed.addAndGet(STEP.toNanos());
        for (int i = 0; i < PATIENCE && answers.get() < before + SESSIONS; i++) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        for (IscsiSession session : sessions) {
            session.ping(new byte[4]); // its answer was read when this one was
        }
        LockSupport.parkNanos(MOMENT.toNanos() * PATIENCE / 2); // so that the targets' pulse sees when that was
    }

    private static TargetAddress address(LabServer server, String portal) {
        for (LabServer.ServedPortal served : server.portals()) {
            if (served.portal().address().equals(portal)) {
                InetSocketAddress at = served.listening();
                return new TargetAddress(at.getAddress().getHostAddress(), at.getPort(), -1);
            }
        }
        throw new IllegalArgumentException(portal);
    }

    /** A host's kernel tells what has happened to its sessions since somebody looked. */
    private void look() throws Exception {
        LabUse use = new LabUse(
                () -> NOON + passed.get() / 1_000_000,
                System::nanoTime,
                new Random(1),
                MediumAccess.READ_ONLY,
                Duration.ofSeconds(30),
                message -> {});
        try (OpenLab lab = OpenLab.open(new LabDirectory(folder.resolve("lab")), use)) {
            EmulatedHost host = lab.host("xen1");
            assertThat(host.disks()).hasSize(18);
            assertThat(host.log().events()).isNotNull();
        }
    }
}
