package io.vtool.lvm.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What we write is read by the real lvm2 without a warning, and what it writes by us. */
@Tag("interop")
@Timeout(120)
class RealLvmTest {
    private static final long SIZE = 96 << 20;

    @TempDir
    private Path folder;

    private Path image(int number) {
        return folder.resolve("pv" + number + ".img");
    }

    @BeforeEach
    void needsLoopDevices() throws Exception {
        Path probe = folder.resolve("probe.img");
        new FileBlockTarget(probe, SIZE).close();
        assumeTrue(RealLvm.possible(probe), "no loop devices here");
    }

    @Test
    void readsEveryTypeWithoutAWarning() throws Exception {
        List<PvPlan> pvs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pvs.add(PvPlan.of(new FileBlockTarget(image(i), SIZE), "/dev/sd" + (char) ('a' + i)));
        }
        pvs.set(1, pvs.get(1).withMetadata(2, 0));
        pvs.set(2, pvs.get(2).withMetadata(0, 0));
        pvs.set(3, pvs.get(3).withIgnoredMetadata());
        GroupPlan plan = new GroupPlan("vgw", pvs, 1 << 20, Plans.everyType(), List.of("x", "y"), null);
        GroupWriter.write(plan, Plans.STAMP, new Random(7));
        try (RealLvm lvm = new RealLvm()) {
            for (int i = 0; i < 5; i++) {
                lvm.attach(image(i));
            }
            assertThat(lvm.run("vgck", "vgw")).isEqualTo(new RealLvm.Answer(0, ""));
            assertThat(lvm.run(
                            "vgs",
                            "--noheadings",
                            "--separator",
                            " ",
                            "-o",
                            "name,seqno,pv_count,lv_count,snap_count,vg_attr,vg_tags,vg_mda_count,vg_mda_used_count"))
                    .isEqualTo(new RealLvm.Answer(0, "  vgw 20 5 18 2 wz--n- x,y 5 4\n"));
            RealLvm.Answer volumes = lvm.run("lvs", "-a", "--noheadings", "-o", "name,attr,devices");
            assertThat(volumes.out()).doesNotContain("WARNING", "unknown");
            assertThat(volumes.status()).isZero();
            assertThat(lvm.run("pvs", "-a", "-o", "all").out()).doesNotContain("WARNING");
        }
    }

    private static void well(RealLvm.Answer answer) {
        assertThat(answer.status()).as(answer.out()).isZero();
    }

    @Test
    void weReadWhatItWrites() throws Exception {
        new FileBlockTarget(image(0), SIZE).close();
        new FileBlockTarget(image(1), SIZE).close();
        try (RealLvm lvm = new RealLvm()) {
            String first = lvm.attach(image(0));
            String second = lvm.attach(image(1));
            well(lvm.run("vgcreate", "-s", "2m", "--pvmetadatacopies", "2", "vgr", first, second));
            well(lvm.run("lvcreate", "-an", "-Zn", "-Wn", "-i", "2", "-l", "10", "-n", "str", "vgr"));
            well(lvm.run("lvcreate", "-an", "-Zn", "-Wn", "-l", "60", "-n", "span", "vgr"));
        }
        List<ScannedDevice> devices = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (FileBlockSource source = FileBlockSource.open("/dev/sd" + i, image(i), 512)) {
                devices.add(ScannedDevice.read(source));
            }
        }
        Inventory inventory = Inventory.of(devices);
        VolumeGroup group = inventory.groups().get(0).group();
        assertThat(inventory.groups().get(0).problems()).isEmpty();
        assertThat(inventory.groups().get(0).copies().size()).isEqualTo(4);
        assertThat(group.seqno()).isEqualTo(3);
        assertThat(group.volumes().get(1).segments()).hasSize(2);
        assertThat(group.volumes().get(0).segments().get(0).areas()).hasSize(2);
    }
}
