package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.lun.LogicalUnit;
import io.vtool.iscsi.lun.Luns;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our initiator against the real tgtd. */
@Tag("interop")
@Timeout(120)
class TgtdTest {
    private static final String A = "iqn.2001-04.com.example:a";
    private static final String B = "iqn.2001-04.com.example:b";
    private static final int SIZE = 64 << 20;
    private static final int STEP = 1 << 20;

    @TempDir
    Path folder;

    private static byte[] random(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static ScsiCommand read(int at, ByteBuffer into) {
        byte[] cdb = Cdbs.cdb16(0x88, at / TestDisk.BLOCK, STEP / TestDisk.BLOCK);
        return ScsiCommand.reading(Lun.of(1), cdb, into.limit(at + STEP).position(at));
    }

    @Test
    void discoversAndLogsInToSeveralPortalsAndTargets() throws Exception {
        try (Tgtd tgtd = new Tgtd(folder);
                Bench bench = new Bench()) {
            tgtd.target(1, A, file("a", new byte[4 << 20]), file("a2", new byte[8 << 20]));
            tgtd.target(2, B, file("b", new byte[4 << 20]));
            List<DiscoveredTarget> found = bench.initiator().discover(tgtd.portal(0), bench.settings());
            assertThat(found).extracting(DiscoveredTarget::name).containsExactlyInAnyOrder(A, B);
            for (DiscoveredTarget target : found) {
                assertThat(target.addresses())
                        .extracting(TargetAddress::place)
                        .contains(tgtd.portal(0).place());
                for (int portal = 0; portal < 2; portal++) {
                    TargetAddress address = tgtd.portal(portal);
                    try (IscsiSession session = bench.initiator().login(address, target.name(), bench.settings())) {
                        assertThat(session.details().address().groupTag()).isEqualTo(1);
                        assertThat(session.ping(new byte[100])).isNotNull();
                        List<LogicalUnit> units = Luns.list(session);
                        assertThat(units).hasSize(target.name().equals(A) ? 3 : 2);
                        LogicalUnit disk = units.get(1);
                        assertThat(disk.vendor()).isEqualTo("IET");
                        assertThat(disk.product()).isEqualTo("VIRTUAL-DISK");
                        assertThat(disk.capacity()).isEqualTo(4 << 20);
                        assertThat(disk.serial()).startsWith("beaf");
                        assertThat(disk.naa()).isNotNull();
                        session.logOut();
                    }
                }
            }
            assertThatThrownBy(() -> bench.initiator().login(tgtd.portal(0), "iqn.no:such", bench.settings()))
                    .isInstanceOfSatisfying(
                            IscsiException.class,
                            e -> assertThat(e.loginStatus()).isEqualTo(LoginStatus.NOT_FOUND));
        }
    }

    @Test
    void provesItselfByChap() throws Exception {
        try (Tgtd tgtd = new Tgtd(folder);
                Bench bench = new Bench()) {
            tgtd.target(1, A, file("a", new byte[4 << 20]));
            tgtd.admin("--mode", "account", "--op", "new", "--user", "in", "--password", "secretsecret");
            tgtd.admin("--mode", "account", "--op", "new", "--user", "out", "--password", "othersecret1");
            tgtd.admin("--mode", "account", "--op", "bind", "--tid", "1", "--user", "in");
            tgtd.admin("--mode", "account", "--op", "bind", "--tid", "1", "--user", "out", "--outgoing");
            ChapAccount in = ChapAccount.of("in", "secretsecret".toCharArray());
            ChapAccount out = ChapAccount.of("out", "othersecret1".toCharArray());
            ChapAccount wrong = ChapAccount.of("in", "wrongwrongwr".toCharArray());
            for (Credentials good : List.of(new Credentials(in, null, "5"), new Credentials(in, out, "5"))) {
                SessionSettings settings = bench.settings().with(good);
                try (IscsiSession session = bench.initiator().login(tgtd.portal(0), A, settings)) {
                    assertThat(Luns.list(session)).as("%s", good).hasSize(2);
                } catch (IscsiException e) {
                    throw new AssertionError(good.toString(), e);
                }
            }
            for (Credentials bad : List.of(new Credentials(wrong, null, "5"), new Credentials(in, wrong, "5"))) {
                SessionSettings settings = bench.settings().with(bad);
                assertThatThrownBy(() -> bench.initiator().login(tgtd.portal(0), A, settings))
                        .isInstanceOfSatisfying(
                                IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION));
            }
            assertThatThrownBy(() -> bench.initiator().login(tgtd.portal(0), A, bench.settings()))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION));
        }
    }

    @Test
    void readsWhatTheFileHolds() throws Exception {
        byte[] content = random(SIZE);
        Path file = file("a", content);
        try (Tgtd tgtd = new Tgtd(folder);
                Bench bench = new Bench()) {
            tgtd.target(1, A, file);
            for (String digest : List.of("None", "CRC32C,None")) {
                SessionSettings settings =
                        bench.settings().with("HeaderDigest", digest).with("DataDigest", digest);
                try (IscsiSession session = bench.initiator().login(tgtd.portal(1), A, settings)) {
                    ByteBuffer back = ByteBuffer.allocate(SIZE);
                    for (int at = 0; at < SIZE; at += STEP) {
                        assertThat(session.execute(read(at, back)).good()).isTrue();
                    }
                    assertThat(back.clear()).isEqualTo(ByteBuffer.wrap(content));
                }
            }
            assertThat(Files.mismatch(file, file("copy", content))).isEqualTo(-1);
        }
    }

    @Test
    void writesWhatTheOwnerWants() throws Exception {
        byte[] content = random(STEP);
        Path file = file("a", new byte[STEP]);
        try (Tgtd tgtd = new Tgtd(folder);
                Bench bench = new Bench()) {
            tgtd.target(1, A, file);
            try (IscsiSession session = bench.initiator().login(tgtd.portal(0), A, bench.owned())) {
                byte[] cdb = Cdbs.cdb16(0x8a, 0, STEP / TestDisk.BLOCK);
                ScsiResult result = session.execute(ScsiCommand.writing(Lun.of(1), cdb, ByteBuffer.wrap(content)));
                assertThat(result.good()).isTrue();
                assertThat(session.manage(TaskFunction.LOGICAL_UNIT_RESET, Lun.of(1)))
                        .isEqualTo(TaskFunction.COMPLETE);
                ScsiResult after = session.execute(ScsiCommand.plain(Lun.of(1), Cdbs.TEST_UNIT_READY));
                assertThat(after.good()).isTrue();
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
        }
    }

    @Test
    void theTargetDiesWhileItIsRead() throws Exception {
        try (Tgtd tgtd = new Tgtd(folder);
                Bench bench = new Bench()) {
            tgtd.target(1, A, file("a", new byte[SIZE]));
            IscsiSession session = bench.initiator().login(tgtd.portal(0), A, bench.settings());
            AtomicReference<IscsiException> end = new AtomicReference<>();
            CountDownLatch reading = new CountDownLatch(8);
            Thread reader = new Thread(() -> {
                ByteBuffer into = ByteBuffer.allocate(SIZE);
                try {
                    for (int at = 0; ; at = (at + STEP) % SIZE) {
                        session.execute(read(at, into));
                        reading.countDown();
                    }
                } catch (IscsiException e) {
                    end.set(e);
                }
            });
            reader.start();
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
            tgtd.kill();
            reader.join(20_000);
            assertThat(end.get()).isNotNull();
            assertThat(end.get().kind()).isEqualTo(Kind.CLOSED);
            assertThat(session.isOpen()).isFalse();
            assertThatThrownBy(() -> bench.initiator().login(tgtd.portal(0), A, bench.settings()))
                    .isInstanceOfSatisfying(
                            IscsiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
        }
    }
}
