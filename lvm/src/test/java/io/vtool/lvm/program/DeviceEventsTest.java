package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import org.junit.jupiter.api.Test;

/** pvscan --cache on the devices of an incomplete group. */
class DeviceEventsTest {
    @Test
    void tellsWhetherTheGroupIsComplete() throws Exception {
        OwnLvm lvm = new OwnLvm(KernelState.NO_DRIVER);
        char letter = 'a';
        for (MemoryTarget device : Scenes.all().get("missing").call()) {
            lvm.device(device.source("/dev/sd" + letter++));
        }
        assertThat(lvm.run("pvscan", "--cache", "--listvg", "/dev/sda").out()).isEqualTo("  VG vg3\n");
        assertThat(lvm.run("pvscan", "--cache", "--listvg", "--checkcomplete", "--udevoutput", "/dev/sda")
                        .out())
                .isEqualTo("LVM_VG_NAME_INCOMPLETE='vg3'\n");
        OwnLvm.Answer answer = lvm.run("pvscan", "--cache", "--listvg", "--checkcomplete", "/dev/sda");
        assertThat(answer.out().replaceAll("\\[\\d+\\]", "[1]"))
                .isEqualTo("  pvscan[1] PV /dev/sda online, VG vg3 incomplete (need 1).\n  VG vg3 incomplete\n");
        assertThat(answer.status()).isZero();
    }
}
