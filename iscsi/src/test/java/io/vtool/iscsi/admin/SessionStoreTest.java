package io.vtool.iscsi.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionStoreTest {
    @TempDir
    Path folder = Path.of("");

    /** Nothing waits here: every lock is free. */
    private static class NoWait implements Pace {
        @Override
        public long millis() {
            return 1;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration time) {
            throw new AssertionError("waited");
        }
    }

    private static LoginOutcome.Unit unit(long lun, int type) {
        return new LoginOutcome.Unit(lun, type, "V", "PRODUCT 1", "R", "S\t1", "6001", 2048, 512);
    }

    private static SessionFacts facts(String target) {
        return new SessionFacts().put(SessionFacts.TARGET, target).put(SessionFacts.PASSWORD, "a = b");
    }

    private static List<String> disks(Session session) {
        List<String> names = new ArrayList<>();
        for (Session.Device device : session.devices()) {
            names.add(device.name());
        }
        return names;
    }

    @Test
    void numbersAndNamesFollowLinux() throws IOException {
        SessionStore store = new FileSessionStore(folder, new NoWait());
        Session first = store.add(facts("a"), List.of(unit(0, 0x0c), unit(1, 0), unit(2, 5)));
        Session second = store.add(facts("b"), List.of(unit(0, 0)));
        assertThat(disks(first)).containsExactly("", "sda", "sr0");
        assertThat(disks(second)).containsExactly("sdb");
        assertThat(List.of(first.sid(), first.host(), second.sid(), second.host()))
                .containsExactly(1, 0, 2, 1);

        store.remove(1);
        store.skipNumber();
        Session third = store.add(facts("c"), List.of(unit(0, 0), unit(1, 0)));

        assertThat(third.sid()).isEqualTo(4);
        assertThat(third.host()).isZero();
        assertThat(disks(third)).containsExactly("sda", "sdc");
        store.attach(2, List.of(unit(0, 0), unit(7, 0)));
        assertThat(disks(store.all().get(0))).containsExactly("sdb", "sdd");
    }

    @Test
    void aRescanReadsCapacitiesButNoNamesAnew() throws IOException {
        SessionStore store = new FileSessionStore(folder, new NoWait());
        store.add(facts("a"), List.of(unit(0, 0), unit(1, 0)));
        store.attach(
                1,
                List.of(
                        new LoginOutcome.Unit(0, 0, "OTHER", "P", "R", "S", "I", 4096, 512, true),
                        new LoginOutcome.Unit(1, 0, "OTHER", "P", "R", "S", "I", 0, 0)));
        List<Session.Device> devices = store.all().get(0).devices();
        assertThat(devices.get(0).unit().blocks()).isEqualTo(4096);
        assertThat(devices.get(0).unit().vendor()).isEqualTo("V");
        assertThat(devices.get(1).unit().blocks()).isEqualTo(2048);
        assertThat(devices.get(0).unit().readOnly()).isTrue();
        assertThat(devices.get(1).unit().readOnly()).isFalse();
    }

    @Test
    void countersAddUpAndStatesOfDevicesAreKept() throws IOException {
        SessionStore store = new FileSessionStore(folder, new NoWait());
        Session made = store.add(facts("a"), List.of(unit(0, 0)));
        long[] counts = new long[StatisticsView.ALL.size()];
        counts[0] = 5_000_000_000L;
        counts[3] = 7;
        store.count(1, SessionCounters.of(counts));
        store.count(1, SessionCounters.of(counts));
        store.count(99, SessionCounters.of(counts));
        Session.Device offline = new Session.Device("sda", unit(0, 0), "offline");
        Session session = store.all().get(0);
        store.replace(new Session(1, 0, session.facts(), 0, List.of(offline)));

        Session again = store.all().get(0);
        assertThat(made.counters().get("scsicmd_pdus")).isZero();
        assertThat(again.counters().get("txdata_octets")).isEqualTo(10_000_000_000L);
        assertThat(again.counters().get("scsicmd_pdus")).isEqualTo(14);
        assertThat(again.facts().get(SessionFacts.TARGET)).isEqualTo("a");
        assertThat(again.state(again.devices().get(0), 1)).isEqualTo("offline");
    }

    @Test
    void whatWasKeptIsReadAgain() throws IOException {
        SessionStore store = new FileSessionStore(folder, new NoWait());
        store.add(facts("iqn.a:b"), List.of(unit(300, 0)));
        store.replace(new Session(1, 0, facts("iqn.a:b"), 77, store.all().get(0).devices()));
        store.daemonRuns(false);

        FileSessionStore again = new FileSessionStore(folder, new NoWait());
        Session session = again.all().get(0);
        assertThat(session.target()).isEqualTo("iqn.a:b");
        assertThat(session.facts().get(SessionFacts.PASSWORD)).isEqualTo("a = b");
        assertThat(session.failedSince()).isEqualTo(77);
        assertThat(session.devices().get(0).unit().lun()).isEqualTo(300);
        assertThat(session.devices().get(0).unit().serial()).isEqualTo("S 1");
        assertThat(again.daemonRuns()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("sessions"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLockThatOthersHaveIsWaitedForButNotForEver() throws IOException {
        Path file = folder.resolve("lock");
        HostLock held = Objects.requireNonNull(HostLock.tryTake(file));
        AtomicLong slept = new AtomicLong();
        Pace pace = new NoWait() {
            @Override
            public void sleep(Duration time) {
                slept.addAndGet(time.toMillis());
            }
        };
        assertThatThrownBy(() -> LockWait.take(file, pace, Duration.ofSeconds(2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("for 2000 ms");
        assertThat(slept).hasValue(2000);
        assertThatThrownBy(() -> LockWait.take(file, pace, Duration.ofDays(1))).hasMessageContaining("for 30000 ms");
        held.release();
        LockWait.take(file, new NoWait(), Duration.ZERO).release();
    }

    @Test
    void twoWhoLogInAtOnceMakeOneSession() throws IOException {
        SessionStore store = new FileSessionStore(folder, new NoWait());
        assertThat(store.add(facts("a"), List.of(), 1)).isNotNull();
        assertThat(store.add(facts("a"), List.of(), 1)).isNull();
        assertThat(store.add(facts("b"), List.of(), 1)).isNotNull();
        assertThat(store.add(facts("a"), List.of(), 2)).isNotNull();
        assertThat(store.all()).extracting(Session::sid).containsExactly(1, 2, 3);
    }

    @Test
    void theLockOfOpenIscsiIsALink() throws IOException {
        Path file = folder.resolve("iscsi/lock.write");
        HostLock held = Objects.requireNonNull(HostLock.tryTake(file));
        assertThat(Files.isSameFile(file, folder.resolve("iscsi/lock"))).isTrue();
        assertThat(HostLock.tryTake(file)).isNull();
        held.release();
        assertThat(file).doesNotExist();
        Files.createLink(file, folder.resolve("iscsi/lock"));
        assertThat(HostLock.tryTake(file)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,sda", "25,sdz", "26,sdaa", "701,sdzz", "702,sdaaa"})
    void disksAreNamedBeyondTheAlphabet(int index, String name) {
        assertThat(DeviceNames.disk(index)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,10.0.0.1,3260",
        "10.0.0.1:860,10.0.0.1,860",
        "'10.0.0.1:860,3',10.0.0.1,860",
        "[::1],::1,3260",
        "[::1]:861,::1,861",
        "fe80::1,fe80::1,3260",
        "10.0.0.1:abc,10.0.0.1,0",
        "10.0.0.1:99999,10.0.0.1,34463",
    })
    void portalsAreReadAsTheRealProgramReadsThem(String text, String address, int port) {
        assertThat(Portal.parse(text)).isEqualTo(new Portal(address, port));
    }

    @Test
    void exitCodesAreSortedAndHaveTexts() {
        for (int code = 1; code <= 33; code++) {
            assertThat(ExitCode.text(code)).isNotBlank();
        }
        assertThat(ExitCode.text(ExitCode.LOGIN_AUTH_FAILED))
                .isEqualTo("iSCSI login failed due to authorization failure");
    }
}
