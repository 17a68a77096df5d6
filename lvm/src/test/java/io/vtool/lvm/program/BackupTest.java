package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code vgcfgbackup} judges what it is asked for before it writes, and writes nothing in test mode. */
class BackupTest {
    private static final String TEST_MODE =
            "  TEST MODE: Metadata will NOT be updated and volumes will not be (de)activated.\n";

    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);

    @BeforeEach
    void aGroup() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        for (int i = 0; i < devices.size(); i++) {
            lvm.device("/dev/sd" + (char) ('a' + i), devices.get(i));
        }
    }

    @Test
    void operandsComeBeforeTheFile() {
        assertThat(lvm.run("vgcfgbackup", "a/b").status()).isEqualTo(3);
        assertThat(lvm.run("vgcfgbackup", "nosuch").err())
                .isEqualTo("  Volume group \"nosuch\" not found\n  Cannot process volume group nosuch\n");
        assertThat(lvm.run("vgcfgbackup", "vg3").err()).isEqualTo("  No backup taken: specify filename with -f.\n");
    }

    @Test
    void testModeWritesNothing() {
        OwnLvm.Answer answer = lvm.run("vgcfgbackup", "-t", "vg3");
        assertThat(answer.out()).isEqualTo("  Volume group \"vg3\" successfully backed up.\n");
        assertThat(answer.err()).isEqualTo(TEST_MODE);
        assertThat(lvm.run("vgcfgbackup", "-t", "-f", "copy", "vg3").status()).isZero();
        assertThat(lvm.files).isEmpty();
    }
}
