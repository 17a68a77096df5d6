package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.admin.InitiatorOperations;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.LoginSettings;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.SessionCounters;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What administration does on the wire, against a target in this process. */
@Timeout(60)
class OperationsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static LoginSettings settings(Bench bench, Duration limit) {
        TargetAddress at = bench.portal(0);
        return new LoginSettings(
                new Portal(at.host(), at.port()), Bench.TARGET, Bench.NAME, null, Map.of(), DAY, limit);
    }

    private static LoginOutcome login(Bench bench, Duration limit) {
        return new InitiatorOperations(new TcpDialer(bench.nanos::get), bench.nanos::get, new Random(3))
                .login(settings(bench, limit));
    }

    /** A disk whose second unit does not answer; time passes instead. */
    private static final class SilentUnit extends TestDisk {
        final CountDownLatch gone = new CountDownLatch(1);
        final AtomicInteger asked = new AtomicInteger();
        Runnable meanwhile = () -> {};

        SilentUnit() {
            super(1 << 16);
        }

        @Override
        public ScsiResponse execute(Nexus nexus, ScsiTask task) {
            if (task.lun() == FLAT_300 && task.cdb()[0] == 0x12) {
                asked.incrementAndGet();
                meanwhile.run();
                awaitEnd();
            }
            return super.execute(nexus, task);
        }

        private void awaitEnd() {
            try {
                gone.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void nexusLost(Nexus nexus) {
            gone.countDown();
            super.nexusLost(nexus);
        }
    }

    @Test
    void countersAreThoseOfTheWire() throws Exception {
        try (Bench bench = new Bench().serve()) {
            LoginOutcome.LoggedIn in = (LoginOutcome.LoggedIn) login(bench, DAY);
            SessionCounters counters = in.counters();
            assertThat(in.units()).hasSize(2);
            assertThat(in.unseen()).isNull();
            // REPORT LUNS, and for each unit INQUIRY, three pages and READ CAPACITY
            assertThat(counters.get("scsicmd_pdus")).isGreaterThanOrEqualTo(11);
            assertThat(counters.get("scsirsp_pdus")).isEqualTo(counters.get("scsicmd_pdus"));
            assertThat(counters.get("datain_pdus")).isBetween(9L, counters.get("scsicmd_pdus"));
            assertThat(counters.get("txdata_octets")).isGreaterThan(48 * counters.get("scsicmd_pdus"));
            assertThat(counters.get("rxdata_octets")).isGreaterThan(48 * counters.get("scsicmd_pdus"));
            assertThat(counters.get("login_pdus")).isZero();
            assertThat(counters.plus(counters).get("scsicmd_pdus")).isEqualTo(2 * counters.get("scsicmd_pdus"));
        }
    }

    @Test
    void aUnitThatDoesNotAnswerIsBoundedByTheLimitAndHidesNoOther() throws Exception {
        SilentUnit disk = new SilentUnit();
        try (Bench bench = new Bench(disk).serve()) {
            disk.meanwhile = () -> bench.pass(Duration.ofSeconds(11));
            LoginOutcome.LoggedIn in = (LoginOutcome.LoggedIn) login(bench, Duration.ofSeconds(10));
            assertThat(in.units()).extracting(LoginOutcome.Unit::lun).containsExactly(0L);
            OperationFailure unseen = in.unseen();
            assertThat(unseen).isNotNull().extracting(OperationFailure::kind).isEqualTo(OperationFailure.Kind.TIMEOUT);
            assertThat(disk.asked).hasValue(1);
        }
    }

    @Test
    void whenTimeIsUpNothingIsDialledAnyMore() throws Exception {
        try (Bench bench = new Bench().serve()) {
            bench.tick = Duration.ofSeconds(1).toNanos();
            LoginOutcome outcome = login(bench, Duration.ofNanos(1));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            OperationFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OperationFailure.Kind.TIMEOUT));
            assertThat(bench.disk.events).isEqualTo(List.of());
        }
    }
}
