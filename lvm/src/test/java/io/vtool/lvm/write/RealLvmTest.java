package io.vtool.lvm.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Types with something of their own on disk, and every layout of the raid target. */
    @Test
    void readsFurtherTypesWithoutAWarning() throws Exception {
        List<PvPlan> pvs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pvs.add(PvPlan.of(new FileBlockTarget(image(i), 2 * SIZE), "/dev/sd" + (char) ('a' + i)));
        }
        GroupWriter.write(GroupPlan.of("vgf", pvs, 1 << 20, Plans.furtherTypes()), Plans.STAMP, new Random(8));
        try (RealLvm lvm = new RealLvm()) {
            for (int i = 0; i < 6; i++) {
                lvm.attach(image(i));
            }
            assertThat(lvm.run("vgck", "vgf")).isEqualTo(new RealLvm.Answer(0, ""));
            RealLvm.Answer volumes = lvm.run("lvs", "-a", "--noheadings", "-o", "name,attr,layout,role,devices");
            assertThat(volumes.out()).doesNotContain("WARNING", "unknown");
            assertThat(volumes.status()).isZero();
        }
    }

    /** The tools for pools and caches find nothing wrong in what is written for them, and count as we do. */
    @Test
    void theMetadataOfPoolsAndCachesIsSound() throws Exception {
        List<PvPlan> pvs = new ArrayList<>();
        Map<String, BlockSource> devices = new LinkedHashMap<>();
        List<ScannedDevice> scanned = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pvs.add(PvPlan.of(new FileBlockTarget(image(i), 2 * SIZE), "/dev/sd" + (char) ('a' + i)));
        }
        GroupWriter.write(GroupPlan.of("vgf", pvs, 1 << 20, Plans.furtherTypes()), Plans.STAMP, new Random(8));
        for (int i = 0; i < 6; i++) {
            BlockSource source = FileBlockSource.open("/dev/sd" + i, image(i), 512);
            devices.put(source.name(), source);
            scanned.add(ScannedDevice.read(source));
        }
        GroupState group = GroupState.of(Inventory.of(scanned).groups().get(0));
        for (Volume volume : group.volumes()) {
            String tool = volume.name().endsWith("_tmeta")
                    ? "thin_check"
                    : volume.name().endsWith("_cmeta") || volume.name().equals("fast2_cvol") ? "cache_check" : "";
            if (!tool.isEmpty()) {
                Path file = folder.resolve(volume.name());
                BlockSource source = VolumeSource.of(volume, devices);
                byte[] bytes = new byte[(int) source.size()];
                source.read(0, bytes, 0, bytes.length);
                Files.write(file, bytes);
                RealLvm.Answer answer = RealLvm.tool(tool, file.toString());
                assertThat(answer.status())
                        .as(tool + " " + volume.name() + answer.out())
                        .isZero();
            }
        }
        RealLvm.Answer devicesOfPool = RealLvm.tool(
                "thin_ls",
                "--no-headers",
                "-o",
                "DEV,MAPPED_BLOCKS,EXCLUSIVE_BLOCKS,SHARED_BLOCKS",
                folder.resolve("pool_tmeta").toString());
        assertThat(devicesOfPool.out().replaceAll(" +", " "))
                .contains("1 96 0 96", "2 96 0 96", "3 96 0 96", "4 96 0 96", "5 16 16 0");
    }

    /** What the real tool lays out with an option is laid out so here. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, 0, ''",
        "1, 0, 4096, 0, 0, --dataalignment 4m",
        "1, 0, 64, 0, 0, --dataalignment 64k",
        "1, 0, 1536, 0, 0, --dataalignment 1536k",
        "1, 0, 1024, 4, 0, --dataalignment 1m --dataalignmentoffset 4k",
        "1, 0, 0, 0, 100, --bootloaderareasize 100k",
        "1, 3072, 0, 0, 2048, --metadatasize 3m --bootloaderareasize 2m",
        "2, 3072, 0, 0, 0, --pvmetadatacopies 2 --metadatasize 3m",
        "2, 512, 4096, 8, 3000, --pvmetadatacopies 2 --metadatasize 512k --dataalignment 4m --dataalignmentoffset 8k --bootloaderareasize 3000k",
        "0, 0, 128, 4, 0, --pvmetadatacopies 0 --dataalignment 128k --dataalignmentoffset 4k",
        "0, 0, 0, 0, 64, --pvmetadatacopies 0 --bootloaderareasize 64k",
    })
    void areasAreWhereItPutsThem(int copies, long metadata, long alignment, long offset, long loader, String options)
            throws Exception {
        FileBlockTarget ours = new FileBlockTarget(image(0), SIZE);
        PvPlan.Room room = new PvPlan.Room(alignment << 10, offset << 10, loader << 10);
        GroupWriter.writeOrphan(
                PvPlan.of(ours, "/dev/sda").withMetadata(copies, metadata << 10).withRoom(room), new Random(9));
        ours.close();
        new FileBlockTarget(image(1), SIZE).close();
        String[] report = {
            "pvs",
            "--noheadings",
            "-o",
            "pe_start,pv_mda_size,pv_ba_start,pv_ba_size,pv_size,pv_mda_count",
            "--units",
            "s"
        };
        RealLvm.Answer theirs;
        try (RealLvm lvm = new RealLvm()) {
            List<String> words = new ArrayList<>(List.of("pvcreate"));
            words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
            words.add(lvm.attach(image(1)));
            well(lvm.run(words.toArray(new String[0])));
            theirs = lvm.run(report);
        }
        try (RealLvm lvm = new RealLvm()) {
            lvm.attach(image(0));
            assertThat(lvm.run(report)).isEqualTo(theirs);
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
