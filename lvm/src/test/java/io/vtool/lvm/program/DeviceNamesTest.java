package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices of several names; the rules were recorded of lvm2 2.03.16 over nodes of one number. */
class DeviceNamesTest {
    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);

    DeviceNamesTest() {
        device(0, "/dev/mapper/mpatha", "/dev/dm-0");
        device(1, "/dev/sdc", "/dev/disk/by-id/wwn-0x1");
        device(2, "/dev/sdd", "/dev/sdd9", "/dev/disk/by-id/ln");
        device(3, "/dev/sde");
    }

    private void device(int minor, String name, String... others) {
        lvm.device(
                new GivenDevice(new MemoryTarget(8).source(name), 7, minor, GivenDevice.Use.FREE, "", List.of(others)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a=1;/dev/mapper/mpatha /dev/sdc /dev/sdd /dev/sde",
                "preferred_names=[\"^/dev/disk/by-id\"];/dev/disk/by-id/ln /dev/disk/by-id/wwn-0x1 /dev/mapper/mpatha /dev/sde",
                "preferred_names=[\"^/dev/dm-\",\"sdd9\",\"mapper\"];/dev/dm-0 /dev/sdc /dev/sdd9 /dev/sde",
                "preferred_names=[];/dev/mapper/mpatha /dev/sdc /dev/sdd /dev/sde",
                "filter=[\"a|/dev/disk/by-id/.*|\",\"r|.*|\"];/dev/disk/by-id/ln /dev/disk/by-id/wwn-0x1",
                "filter=[\"r|/dev/dm-.*|\"];/dev/sdc /dev/sdd /dev/sde",
                "filter=[\"r|/dev/disk.*|\"];/dev/mapper/mpatha /dev/sde",
                "filter=[\"r|/dev/sd.*|\",\"a|.*|\"];/dev/disk/by-id/ln /dev/disk/by-id/wwn-0x1 /dev/mapper/mpatha",
                "global_filter=[\"a|sdd9|\",\"r|.*|\"];/dev/sdd9"
            })
    void settingsChooseNames(String settings, String names) {
        OwnLvm.Answer answer = lvm.run("pvs", "-a", "--noheadings", "--config", "devices{" + settings + "}");
        List<String> shown =
                answer.out().lines().map(line -> line.strip().split(" ")[0]).toList();
        assertThat(shown).containsExactly(names.split(" "));
    }

    @Test
    void operandsAndListsTakeAnyName() {
        assertThat(lvm.run("pvs", "-a", "--devices", "/dev/dm-0,/dev/sdd9", "--noheadings")
                        .out())
                .contains("/dev/mapper/mpatha", "/dev/sdd ")
                .doesNotContain("sdc");
        assertThat(lvm.run("pvs", "/dev/dm-0").err())
                .isEqualTo(lvm.run("pvs", "/dev/mapper/mpatha").err());
        assertThat(lvm.run("pvck", "/dev/disk/by-id/ln").err()).contains("/dev/disk/by-id/ln");
    }
}
