package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What multipathd makes of paths that come and go, keyword by keyword of its configuration. */
class DaemonKeepsPathsTest {
    private static final String TARGET = "iqn.2003-01.com.examplearray:sn.a1000417";
    private static final String FLAPPING = "show paths raw format %d_%t_%T_%M";

    private final RecordedMachine machine = new RecordedMachine();

    @BeforeEach
    void disks() {
        machine.millis = 1_000_000;
        RecordedMachine.Volume volume = new RecordedMachine.Volume(
                1, 2097152, "EXARRAY", "VolumeOne", "0430", "6000000000000000600a1000417d0001", "A1K0417-0001", 1);
        machine.add("sda", 0, 1, volume, "127.0.20.1", 1, TARGET);
        machine.add("sdb", 1, 2, volume, "127.0.10.1", 2, TARGET);
    }

    private void start(String keywords) throws IOException {
        machine.files.put(
                "/etc/multipath.conf",
                "defaults {\n\tuser_friendly_names yes\n\tfind_multipaths no\n\tpolling_interval 5\n"
                        + "\tmax_polling_interval 5\n\tpath_grouping_policy multibus\n" + keywords + "}\n");
        assertThat(MachineRun.of(machine, List.of("multipathd")).status()).isZero();
    }

    private String after(int seconds, String command) throws IOException {
        machine.millis += seconds * 1000L;
        return MachineRun.of(machine, List.of("multipathd", "-k" + command)).out();
    }

    private void state(String state) {
        machine.state(0, state);
        machine.lastChange = machine.millis;
    }

    private void flap() throws IOException {
        state("transport-offline");
        assertThat(after(30, FLAPPING)).contains("sda_failed_faulty_");
        state("running");
    }

    @Test
    void whoAsksSeveralTimesASecondDoesNotKeepTheDaemonFromItsChecks() throws IOException {
        start("");
        state("transport-offline");
        String shown = "";
        for (int i = 0; i < 50; i++) {
            machine.millis += 400;
            shown = after(0, FLAPPING);
        }
        assertThat(shown).contains("sda_failed_faulty_");
    }

    @Test
    void aCheckBeforeAChangeInItsSecondDoesNotSeeIt() throws IOException {
        start("");
        assertThat(after(1, FLAPPING)).contains("sda_active_ready_"); // looked at, and next in 5 seconds
        machine.millis += 5200;
        state("transport-offline");
        machine.millis += 300;
        assertThat(after(0, FLAPPING)).contains("sda_active_ready_");
        assertThat(after(5, FLAPPING)).contains("sda_failed_faulty_");
    }

    @Test
    void whenAllPathsHaveFailedTheNextChecksReturnToTheFirstGroup() throws IOException {
        start("\tfailback immediate\n");
        machine.files.replaceAll((name, text) -> text.replace("multibus", "failover"));
        after(0, "reconfigure");
        state("transport-offline");
        assertThat(after(30, "show topology")).containsSubsequence("status=enabled", "status=active");
        machine.state(1, "transport-offline");
        machine.lastChange = machine.millis;
        machine.journal.clear();
        after(30, "show paths");
        assertThat(machine.journal)
                .containsSubsequence("checker failed path 8:16 in map mpatha", "mpatha: switch to path group #1");
    }

    @Test
    void aPathThatFailsOnceIsTakenBackAtOnce() throws IOException {
        start("\tsan_path_err_threshold 1\n\tsan_path_err_forget_rate 10\n\tsan_path_err_recovery_time 60\n");
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_active_ready_normal");
    }

    @Test
    void aPathThatFailsAgainIsKeptOutForTheRecoveryTime() throws IOException {
        start("\tsan_path_err_threshold 1\n\tsan_path_err_forget_rate 10\n\tsan_path_err_recovery_time 60\n");
        flap();
        after(10, FLAPPING);
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_failed_delayed_normal");
        assertThat(after(40, FLAPPING)).contains("sda_failed_delayed_normal");
        assertThat(after(30, FLAPPING)).contains("sda_active_ready_normal");
        assertThat(machine.journal)
                .contains(
                        "sda : hit error threshold. Delaying path reinstatement",
                        "sda: path is now marginal",
                        "sda : reinstate the path after err recovery time",
                        "sda: path is no longer marginal");
    }

    @Test
    void failuresAreForgottenInTheCourseOfGoodChecks() throws IOException {
        start("\tsan_path_err_threshold 1\n\tsan_path_err_forget_rate 10\n\tsan_path_err_recovery_time 60\n");
        flap();
        after(300, FLAPPING);
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_active_ready_normal");
    }

    @Test
    void theOlderKeywordsStandForTheErrorThreshold() throws IOException {
        start("\tdelay_watch_checks 12\n\tdelay_wait_checks 12\n");
        flap();
        after(10, FLAPPING);
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_failed_delayed_normal");
        assertThat(after(80, FLAPPING)).contains("sda_active_ready_normal");
    }

    @Test
    void theLastPathIsNotKeptOut() throws IOException {
        start("\tsan_path_err_threshold 1\n\tsan_path_err_forget_rate 10\n\tsan_path_err_recovery_time 600\n");
        flap();
        after(10, FLAPPING);
        flap();
        after(10, FLAPPING);
        machine.state(1, "transport-offline");
        machine.lastChange = machine.millis;
        assertThat(after(30, FLAPPING)).contains("sda_active_ready_normal", "sdb_failed_faulty_normal");
        assertThat(machine.journal).contains("sda : reinstating path early");
    }

    private static final String MARGINAL = "\tmarginal_path_double_failed_time 300\n"
            + "\tmarginal_path_err_sample_time 120\n\tmarginal_path_err_rate_threshold 10\n"
            + "\tmarginal_path_err_recheck_gap_time 60\n";

    @Test
    void aPathThatFailsTwiceIsMeasured() throws IOException {
        start(MARGINAL);
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_active_ready_normal");
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_failed_delayed_normal");
        assertThat(after(60, FLAPPING)).contains("sda_failed_delayed_normal");
        assertThat(after(60, FLAPPING)).contains("sda_active_ready_normal");
    }

    @Test
    void marginalPathsGetAGroupOfTheirOwn() throws IOException {
        start(MARGINAL + "\tmarginal_pathgroups on\n");
        flap();
        after(10, FLAPPING);
        flap();
        assertThat(after(10, FLAPPING)).contains("sda_active_ready_marginal");
        assertThat(after(0, "show topology").lines().filter(line -> line.contains("-+-")))
                .hasSize(2);
        assertThat(after(130, FLAPPING)).contains("sda_active_ready_normal");
        assertThat(after(0, "show topology").lines().filter(line -> line.contains("-+-")))
                .hasSize(1);
    }

    @Test
    void pathsThatFailAreToldOfInTheLog() throws IOException {
        start("\tno_path_retry 3\n");
        after(5, "show paths");
        machine.journal.clear();
        flap();
        machine.state(1, "transport-offline");
        machine.state(0, "transport-offline");
        after(60, "show paths");
        assertThat(machine.journal)
                .containsSubsequence(
                        "checker failed path 8:0 in map mpatha",
                        "mpatha: remaining active paths: 1",
                        "checker failed path 8:16 in map mpatha",
                        "mpatha: Entering recovery mode: max_retries=3",
                        "mpatha: remaining active paths: 0",
                        "mpatha: Disable queueing");
        state("running");
        after(10, "show paths");
        assertThat(machine.journal)
                .endsWith(
                        "mpatha: sda - tur checker reports path is up",
                        "8:0: reinstated",
                        "mpatha: queue_if_no_path enabled",
                        "mpatha: Recovered to normal mode",
                        "mpatha: remaining active paths: 1");
    }

    @Test
    void aMapWithoutActivePathsWaitsForThemForAWhile() throws IOException {
        machine.access.put("A1K0417-0001 1", 2);
        machine.access.put("A1K0417-0001 2", 2);
        start("\tghost_delay 20\n");
        assertThat(after(15, "show maps raw format %2")).isEqualTo("1\n");
        assertThat(after(15, "show maps raw format %2")).isEqualTo("2\n");
        assertThat(machine.journal).contains("mpatha: timed out waiting for active path");
    }

    @Test
    void whenTheLastPathIsDeletedQueueingEndsOnRequest() throws IOException {
        start("\tno_path_retry queue\n\tflush_on_last_del yes\n");
        machine.mapper.hold("mpatha", true);
        machine.disks.clear();
        assertThat(after(5, "show maps raw format %n_%f")).isEqualTo("mpatha_0\n");
        assertThat(machine.journal)
                .contains("mpatha Last path deleted, disabling queueing", "mpatha: map in use", "mpatha: can't flush");
    }

    @Test
    void whatAnOperatorDoesIsToldOfInTheLog() throws IOException {
        start("");
        for (String command : List.of(
                "fail path sda",
                "reinstate path 8:0",
                "switchgroup map mpatha group 1",
                "disablequeueing map mpatha",
                "suspend map mpatha",
                "resume map mpatha",
                "del path sdb",
                "fail path sdz",
                "show paths",
                "reconfigure")) {
            after(0, command);
        }
        assertThat(machine.journal.stream().filter(text -> text.endsWith("(operator)")))
                .containsExactly(
                        "mpatha: fail path 8:0 (operator)",
                        "mpatha: reinstate path 8:0 (operator)",
                        "mpatha: switch to path group #1 (operator)",
                        "mpatha: disable map queueing (operator)",
                        "mpatha: suspend (operator)",
                        "mpatha: resume (operator)",
                        "sdb: remove path (operator)",
                        "reconfigure (operator)");
    }

    @Test
    void queueingThatNobodyConfiguredStaysOffWhenItIsRestored() throws IOException {
        start("");
        assertThat(after(0, "show maps raw format %Q")).isEqualTo("-\n");
        after(0, "disablequeueing map mpatha");
        after(0, "restorequeueing map mpatha");
        assertThat(after(0, "show maps raw format %Q")).isEqualTo("off\n");
        after(0, "reload map mpatha");
        assertThat(after(0, "show maps raw format %Q")).isEqualTo("off\n");
        after(0, "reconfigure");
        assertThat(after(0, "show maps raw format %Q")).isEqualTo("-\n");
    }

    @Test
    void mapsAreMeantByTheNamesThatEachCommandTakes() throws IOException {
        start("");
        String wwid = "36000000000000000600a1000417d0001";
        for (String name : List.of("mpatha", "dm-0", "dm-0x", "/dev/dm-0")) {
            assertThat(after(0, "show map " + name + " raw format %n")).as(name).isEqualTo("mpatha\n");
        }
        for (String name : List.of(wwid, "/dev/mapper/mpatha", "dm-1", "dm-x", "mpathz")) {
            assertThat(after(0, "show map " + name + " raw format %n")).as(name).isEqualTo("fail\n");
        }
        assertThat(after(0, "suspend map dm-0")).isEqualTo("fail\n");
        assertThat(after(0, "switchgroup map mpatha group 1x")).isEqualTo("ok\n");
        assertThat(after(0, "del map dm-0")).isEqualTo("fail\n");
        assertThat(after(0, "del map mpatha")).isEqualTo("ok\n");
        assertThat(after(0, "add map mpatha")).isEqualTo("ok\n");
        assertThat(after(0, "show topology")).startsWith("mpatha (");
        after(0, "del map mpatha");
        assertThat(after(0, "add map " + wwid)).isEqualTo("fail\n"); // though it is there now
        assertThat(after(0, "show maps raw format %n")).isEqualTo("mpatha\n");
    }

    @Test
    void reservationKeysAreKeptInTheirFile() throws IOException {
        start("\treservation_key file\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("none\n");
        assertThat(after(0, "setprkey map mpatha key 0x123abc")).isEqualTo("ok\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("0x123abc\n");
        assertThat(machine.files.get("/etc/multipath/prkeys"))
                .endsWith("0x0000000000123abc 36000000000000000600a1000417d0001\n");
        assertThat(after(0, "setprkey map mpatha key 5:aptpl")).isEqualTo("ok\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("0x5:aptpl\n");
        assertThat(after(0, "setprkey map mpatha key wrong")).isEqualTo("fail\n");
        assertThat(after(0, "unsetprkey map mpatha")).isEqualTo("ok\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("none\n");
    }

    @Test
    void aKeyThatTheConfigurationGivesCannotBeSet() throws IOException {
        start("\treservation_key 0x7\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("0x7\n");
        assertThat(after(0, "setprkey map mpatha key 0x8")).isEqualTo("fail\n");
        assertThat(after(0, "getprkey map mpatha")).isEqualTo("0x7\n");
    }
}
