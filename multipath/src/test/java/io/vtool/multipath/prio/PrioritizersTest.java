package io.vtool.multipath.prio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.ScriptedMachine;
import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.probe.Identity;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrioritizersTest {
    private final ScriptedMachine machine = new ScriptedMachine();

    private int priority(String name, @Nullable String arguments) {
        LivePath path = new LivePath(ScriptedMachine.disk("sdb", 1, 3, "ACME", "Box", 2048));
        path.identity = new Identity("3600", "3600", "SER1", "", "", 1, 7, false);
        Questions questions = new Questions(
                new Probe(machine, ScriptedMachine.disk("sdb", 1, 3, "ACME", "Box", 2048)),
                null,
                Duration.ofSeconds(1),
                new Random() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public double nextDouble() {
                        return 0.95;
                    }
                },
                machine);
        return Prioritizer.named(name).priority(path, arguments, questions);
    }

    private int alua(int state, @Nullable String arguments) {
        machine.replies.put("a3", ScriptedMachine.good(0, 0, 0, 12, state, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 1));
        return priority("alua", arguments);
    }

    @Test
    void accessStates() {
        assertThat(alua(0x00, null)).isEqualTo(50);
        assertThat(alua(0x01, null)).isEqualTo(10);
        assertThat(alua(0x04, null)).isEqualTo(5);
        assertThat(alua(0x02, null)).isEqualTo(1);
        assertThat(alua(0x03, null)).isZero();
        assertThat(alua(0x0f, null)).isZero();
        assertThat(alua(0x80, null)).as("optimized and preferred").isEqualTo(50);
        assertThat(alua(0x80, "exclusive_pref_bit")).isEqualTo(130);
        assertThat(alua(0x81, null)).isEqualTo(90);
        machine.replies.put("a3", ScriptedMachine.sense(5, 0x2000));
        assertThat(priority("alua", null)).isEqualTo(-1);
    }

    @Test
    void rdacOrsWhatItKnows() {
        int[] page = new int[48];
        page[1] = 0xc9;
        page[3] = 0x2c;
        page[4] = 'v';
        page[5] = 'a';
        page[6] = 'c';
        page[8] = 0x01;
        page[9] = 0x01;
        machine.replies.put("12/c9", ScriptedMachine.good(page));
        assertThat(priority("rdac", null)).isEqualTo(6);
        page[8] = 0x20;
        page[9] = 0x02;
        machine.replies.put("12/c9", ScriptedMachine.good(page));
        assertThat(priority("rdac", null)).isEqualTo(9);
        page[4] = 'x';
        machine.replies.put("12/c9", ScriptedMachine.good(page));
        assertThat(priority("rdac", null)).isZero();
    }

    @Test
    void clariionPrefersTheDefaultOwner() {
        int[] page = new int[128];
        page[1] = 0xc0;
        page[4] = 2;
        page[27] = 3;
        page[28] = 6;
        page[30] = 4;
        machine.replies.put("12/c0", ScriptedMachine.good(page));
        assertThat(priority("emc", null)).isEqualTo(4);
        page[5] = 1;
        machine.replies.put("12/c0", ScriptedMachine.good(page));
        assertThat(priority("emc", null)).isEqualTo(2);
    }

    @Test
    void hitachiComparesParity() {
        int[] inquiry = new int[96];
        inquiry[47] = 'B';
        inquiry[49] = '1';
        machine.replies.put("12", ScriptedMachine.good(inquiry));
        assertThat(priority("hds", null)).isEqualTo(1);
        inquiry[49] = '2';
        machine.replies.put("12", ScriptedMachine.good(inquiry));
        assertThat(priority("hds", null)).isZero();
        inquiry[49] = 'x';
        machine.replies.put("12", ScriptedMachine.good(inquiry));
        assertThat(priority("hds", null)).isEqualTo(-1);
    }

    @Test
    void weightsByAddressNameAndSerial() {
        assertThat(priority("weightedpath", "hbtl 2:.:.:. 2 1:.:.:. 7")).isEqualTo(7);
        assertThat(priority("weightedpath", "devname sda 3 sdb 9")).isEqualTo(9);
        assertThat(priority("weightedpath", "serial SER 4")).isEqualTo(4);
        assertThat(priority("weightedpath", "hbtl 9:.:.:. 2")).isZero();
        assertThat(priority("weightedpath", "devname ( 3 sdb 5"))
                .as("a broken expression is passed over")
                .isEqualTo(5);
        assertThat(priority("weightedpath", null)).isZero();
    }

    @Test
    void theOthers() {
        assertThat(priority("const", null)).isEqualTo(1);
        assertThat(priority("random", null)).isEqualTo(10);
        assertThat(priority("iet", "preferredip=127.0.0.1")).isEqualTo(20);
        assertThat(priority("iet", "preferredip=127.0.0.9")).isEqualTo(10);
        assertThat(priority("iet", null)).isZero();
        machine.replies.put("0", ScriptedMachine.good());
        assertThat(priority("hp_sw", null)).isEqualTo(4);
        machine.replies.put("0", ScriptedMachine.sense(2, 0x0402));
        assertThat(priority("hp_sw", null)).isEqualTo(2);
        machine.replies.put("0", ScsiReply.failed(1));
        assertThat(priority("hp_sw", null)).isZero();
        assertThat(priority("ontap", null)).isZero();
    }

    @Test
    void quickPathsRankHigher() {
        machine.replies.put("28", ScriptedMachine.good(new int[512]));
        assertThat(priority("path_latency", "io_num=20 base_num=10"))
                .as("1 ms is 10^3 us of 10^8")
                .isEqualTo(5);
        machine.replies.put("28", ScriptedMachine.sense(3, 0x1100));
        assertThat(priority("path_latency", "io_num=20 base_num=10")).isEqualTo(-1);
    }
}
