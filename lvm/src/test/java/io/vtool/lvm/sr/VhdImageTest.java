package io.vtool.lvm.sr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.content.VolumeSource;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.PlanException;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.RealLvm;
import io.vtool.lvm.write.VolumeContent;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeSettings;
import io.vtool.lvm.write.VolumeType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Virtual disks and records in the volumes of a storage repository, made and read again. */
class VhdImageTest {
    private static final long MIB = 1 << 20;
    private static final String SR = "5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948";
    private static final UUID BASE = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    private static final UUID LEAF = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
    private static final UUID RAW = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");
    private static final UUID ON_RAW = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000004");

    private final MemoryTarget device = new MemoryTarget(72);

    private static VhdPlan disk(UUID uuid, long virtual, long used, @Nullable String parent) {
        boolean raw = parent != null && parent.startsWith("LV-");
        return new VhdPlan(uuid, virtual, used, uuid.equals(BASE), parent, raw, 1_767_225_600L);
    }

    private static VolumePlan volume(String name, int mebibytes, @Nullable VolumeContent content) {
        VolumePlan plan = Plans.volume(name, mebibytes, VolumeType.LINEAR);
        return content == null ? plan : plan.withSettings(VolumeSettings.NONE.withContent(content));
    }

    private Map<String, BlockSource> write() throws Exception {
        List<ManagementVolume.Disk> records = List.of(
                new ManagementVolume.Disk(BASE.toString(), "vhd", "base copy", false, true),
                new ManagementVolume.Disk(LEAF.toString(), "vhd", "a <b> & \u00e9", true, false),
                new ManagementVolume.Disk(RAW.toString(), "aio", "x".repeat(5000), true, false));
        GroupPlan plan = GroupPlan.of(
                "VG_XenStorage-" + SR,
                Plans.pvs(device),
                MIB,
                List.of(
                        volume("MGT", 4, new ManagementVolume(SR, "Production", records)),
                        volume("VHD-" + BASE, 20, new VhdImage(disk(BASE, 33 * MIB, 9 * MIB, null))),
                        volume("VHD-" + LEAF, 12, new VhdImage(disk(LEAF, 33 * MIB, 4 * MIB, "VHD-" + BASE))),
                        volume("LV-" + RAW, 16, null),
                        volume("VHD-" + ON_RAW, 12, new VhdImage(disk(ON_RAW, 16 * MIB, 0, "LV-" + RAW)))));
        GroupWriter.write(plan, Plans.STAMP, new Random(1));
        return Map.of("/dev/sda", device.source("/dev/sda"));
    }

    private static GroupState group(Map<String, BlockSource> devices) {
        BlockSource source = Objects.requireNonNull(devices.get("/dev/sda"));
        return GroupState.of(
                Inventory.of(List.of(ScannedDevice.read(source))).groups().get(0));
    }

    @Test
    void theRepositoryIsRead() throws Exception {
        Map<String, BlockSource> devices = write();
        Repository repository = Objects.requireNonNull(Repository.of(group(devices), devices));
        assertThat(repository.label()).isEqualTo("Production");
        assertThat(repository.disks())
                .extracting(VirtualDisk::uuid, VirtualDisk::hidden, VirtualDisk::parent, VirtualDisk::virtualSize)
                .contains(
                        tuple(BASE, true, null, 33 * MIB),
                        tuple(LEAF, false, BASE.toString(), 33 * MIB),
                        tuple(RAW, false, null, null),
                        tuple(ON_RAW, false, RAW.toString(), 16 * MIB));
        assertThat(repository.disks())
                .extracting(VirtualDisk::label)
                .containsExactly(null, "base copy", "a <b> & \u00e9", "x".repeat(200), null);
    }

    private static Tuple tuple(UUID uuid, @Nullable Boolean hidden, @Nullable String parent, @Nullable Long size) {
        return Tuple.tuple(uuid.toString(), hidden, parent, size);
    }

    /** Each used block has its bitmap a sector in front of a multiple of 4 KiB; the footer is in the last sector, too. */
    @Test
    void theBlocksAreWhereTheTableSays() throws Exception {
        Map<String, BlockSource> devices = write();
        for (Volume volume : group(devices).volumes()) {
            if (volume.name().equals("VHD-" + BASE)) {
                BlockSource source = VolumeSource.of(volume, devices);
                byte[] bytes = new byte[(int) source.size()];
                source.read(0, bytes, 0, bytes.length);
                ByteBuffer table = ByteBuffer.wrap(bytes);
                for (int i = 0; i < 17; i++) {
                    int sector = table.getInt(1536 + i * 4);
                    assertThat(sector).isEqualTo(i < 5 ? table.getInt(1536) + i * 4104 : -1);
                    assertThat(i < 5 ? (sector + 1) % 8 : 0).isZero();
                    assertThat(i < 5 ? bytes[sector * 512] : -1).isEqualTo((byte) -1);
                }
                assertThat(new String(bytes, bytes.length - 512, 8, StandardCharsets.US_ASCII))
                        .isEqualTo("conectix");
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new VhdImage(disk(LEAF, 33 * MIB, 34 * MIB, null)).check(100 * MIB))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new VhdImage(disk(LEAF, 33 * MIB, 20 * MIB, null)).check(20 * MIB))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new VhdImage(disk(LEAF, Long.MAX_VALUE, 0, null)).check(20 * MIB))
                .isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new ManagementVolume(SR, "", List.of()).check(1024))
                .isInstanceOf(PlanException.class);
    }

    @Test
    void theLargestThatFitsFits() throws Exception {
        for (long size : new long[] {4 * MIB, 100 * MIB, 4112 * MIB, 3L << 40}) {
            long largest = VhdImage.largest(size);
            new VhdImage(disk(LEAF, largest, largest, null)).check(size);
            assertThat(size - largest).isBetween(0L, Math.max(4 * MIB + size / 400, size - (2L << 40)));
        }
        assertThat(VhdImage.largest(MIB)).isZero();
    }

    /** QEMU finds the sizes and can read a disk whole. */
    @Tag("interop")
    @Test
    void qemuReadsTheDisks(@TempDir Path folder) throws Exception {
        Map<String, BlockSource> devices = write();
        for (Volume volume : group(devices).volumes()) {
            if (volume.name().startsWith("VHD-")) {
                BlockSource source = VolumeSource.of(volume, devices);
                byte[] bytes = new byte[(int) source.size()];
                source.read(0, bytes, 0, bytes.length);
                Path file = folder.resolve(volume.name());
                Files.write(file, bytes);
                RealLvm.Answer info = RealLvm.tool("qemu-img", "info", "-f", "vpc", file.toString());
                assertThat(info.out())
                        .contains("virtual size: " + (volume.name().endsWith("4") ? "16 MiB" : "33 MiB"));
                RealLvm.Answer read =
                        RealLvm.tool("qemu-io", "-r", "-f", "vpc", "-c", "read -P 0 0 16M", file.toString());
                assertThat(read.out()).contains("read 16777216/16777216 bytes at offset 0");
            }
        }
    }
}
