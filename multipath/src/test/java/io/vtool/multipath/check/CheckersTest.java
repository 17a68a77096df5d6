package io.vtool.multipath.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.ScriptedMachine;
import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CheckersTest {
    private final ScriptedMachine machine = new ScriptedMachine();

    private PathStatus check(String name) {
        Probe probe = new Probe(machine, ScriptedMachine.disk("sdb", 1, 0, "ACME", "Box", 2048));
        return Objects.requireNonNull(PathChecker.named(name)).check(probe, Duration.ofSeconds(1));
    }

    private PathStatus tur(ScsiReply reply) {
        machine.replies.put("0", reply);
        return check("tur");
    }

    @Test
    void readyStandbyAndEverythingElse() {
        assertThat(tur(ScriptedMachine.good())).isEqualTo(PathStatus.UP);
        assertThat(tur(new ScsiReply(0, 0x18, new byte[0], new byte[0])))
                .as("reservation conflict")
                .isEqualTo(PathStatus.UP);
        assertThat(tur(ScriptedMachine.sense(2, 0x040b))).isEqualTo(PathStatus.GHOST);
        assertThat(tur(ScriptedMachine.sense(2, 0x040c))).as("unavailable").isEqualTo(PathStatus.DOWN);
        assertThat(tur(ScriptedMachine.sense(5, 0x2500))).as("no such LUN").isEqualTo(PathStatus.DOWN);
        assertThat(tur(ScsiReply.failed(ScsiReply.NO_CONNECT))).isEqualTo(PathStatus.DOWN);
        assertThat(tur(ScsiReply.failed(ScsiReply.TIME_OUT))).isEqualTo(PathStatus.TIMEOUT);
    }

    @Test
    void unitAttentionsAreAskedAgainAFewTimes() {
        assertThat(tur(ScriptedMachine.sense(6, 0x2900))).isEqualTo(PathStatus.DOWN);
        assertThat(machine.commands).isEqualTo(5);
        machine.commands = 0;
        assertThat(tur(ScriptedMachine.sense(2, 0x0401))).isEqualTo(PathStatus.DOWN);
        assertThat(machine.commands).isEqualTo(1);
    }

    @Test
    void aReadableFirstBlockIsEnough() {
        machine.replies.put("28", ScriptedMachine.good(new int[512]));
        assertThat(check("directio")).isEqualTo(PathStatus.UP);
        machine.replies.put("28", ScriptedMachine.sense(3, 0x1100));
        assertThat(check("readsector0")).isEqualTo(PathStatus.DOWN);
    }

    private PathStatus rdac(int qualifier, int access, int here, int there) {
        int[] page = new int[48];
        page[0] = qualifier;
        page[1] = 0xc9;
        page[8] = access;
        page[10] = here;
        page[12] = there;
        machine.replies.put("12/c9", ScriptedMachine.good(page));
        return check("rdac");
    }

    @Test
    void rdacGoesByOwnership() {
        assertThat(rdac(0, 0x01, 0, 0)).isEqualTo(PathStatus.UP);
        assertThat(rdac(0, 0x20, 0, 0)).as("I/O shipping").isEqualTo(PathStatus.UP);
        assertThat(rdac(0, 0x00, 0, 0)).isEqualTo(PathStatus.GHOST);
        assertThat(rdac(0x20, 0x01, 0, 0)).as("not connected").isEqualTo(PathStatus.DOWN);
        assertThat(rdac(0, 0x11, 3, 0)).as("unavailable").isEqualTo(PathStatus.DOWN);
        assertThat(rdac(0, 0x11, 15, 0)).as("booting").isEqualTo(PathStatus.DOWN);
        assertThat(rdac(0, 0x11, 15, 15)).as("both change").isEqualTo(PathStatus.UP);
        machine.replies.clear();
        assertThat(check("rdac")).as("no such page").isEqualTo(PathStatus.WILD);
    }

    private int[] clariion(int lunState) {
        int[] page = new int[128];
        page[1] = 0xc0;
        page[4] = lunState;
        page[27] = 3;
        page[28] = 4;
        page[30] = 4;
        return page;
    }

    @Test
    void clariionKnowsUnboundBusyAndPassive() {
        machine.replies.put("28", ScriptedMachine.good(new int[512]));
        machine.replies.put("12/c0", ScriptedMachine.good(clariion(2)));
        assertThat(check("emc_clariion")).isEqualTo(PathStatus.UP);
        machine.replies.put("12/c0", ScriptedMachine.good(clariion(1)));
        assertThat(check("emc_clariion")).as("the passive side").isEqualTo(PathStatus.UP);
        machine.replies.put("12/c0", ScriptedMachine.good(clariion(0)));
        assertThat(check("emc_clariion")).isEqualTo(PathStatus.DOWN);
        int[] busy = clariion(1);
        busy[48] = 1;
        machine.replies.put("12/c0", ScriptedMachine.good(busy));
        assertThat(check("emc_clariion")).isEqualTo(PathStatus.SHAKY);
        int[] wrong = clariion(1);
        wrong[28] = 1;
        machine.replies.put("12/c0", ScriptedMachine.good(wrong));
        assertThat(check("emc_clariion")).as("failover mode").isEqualTo(PathStatus.DOWN);
    }

    @Test
    void hpSwitchWaits() {
        machine.replies.put("12/80", ScriptedMachine.good(0, 0x80, 0, 0));
        machine.replies.put("0", ScriptedMachine.good());
        assertThat(check("hp_sw")).isEqualTo(PathStatus.UP);
        machine.replies.put("0", ScriptedMachine.sense(2, 0x0402));
        assertThat(check("hp_sw")).isEqualTo(PathStatus.GHOST);
        machine.replies.put("12/80", ScsiReply.failed(ScsiReply.NO_CONNECT));
        assertThat(check("hp_sw")).isEqualTo(PathStatus.DOWN);
    }

    @Test
    void noneAsksNothing() {
        assertThat(PathChecker.named("none")).isNull();
        assertThat(PathChecker.named("no such checker")).isNull();
    }
}
