package io.vtool.lvm.thin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.program.Scenes;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * With a pool's metadata as thin_restore 0.9.0 wrote it: 320 blocks of data, 150 devices, of which number n maps n modulo 3 and
 * one more.
 */
class ThinMetadataTest {
    private static final int DEVICES = 150;
    private static final int SUPERBLOCK_NUMBERS = 64;

    private static MemoryTarget restored() throws IOException {
        MemoryTarget target = new MemoryTarget(2);
        try (InputStream in = ThinMetadataTest.class.getResourceAsStream("pool.img.gz")) {
            byte[] bytes = new GZIPInputStream(in).readAllBytes();
            target.write(0, bytes, 0, bytes.length);
        }
        return target;
    }

    @Test
    void whatThinRestoreWrote() throws IOException {
        ThinUsage usage = ThinMetadata.read(restored().source("tmeta"));
        assertThat(usage.transaction()).isEqualTo(7);
        assertThat(usage.blockSectors()).isEqualTo(128);
        assertThat(usage.usedData()).isEqualTo(300);
        assertThat(usage.totalData()).isEqualTo(320);
        assertThat(usage.totalMetadata()).isEqualTo(512);
        assertThat(usage.usedMetadata()).isBetween(10L, 512L);
        assertThat(usage.mapped()).hasSize(DEVICES);
        for (long device = 1; device <= DEVICES; device++) {
            assertThat(usage.mapped()).containsEntry(device, device % 3 + 1);
        }
    }

    @Test
    void noneOrDamaged() throws IOException {
        assertThatThrownBy(() -> ThinMetadata.read(new MemoryTarget(2).source("tmeta")))
                .isInstanceOf(PoolMetadataException.class)
                .hasMessage("there is no thin pool metadata");
        MemoryTarget damaged = restored();
        damaged.bytes[SUPERBLOCK_NUMBERS] ^= 1;
        assertThatThrownBy(() -> ThinMetadata.read(damaged.source("tmeta"))).hasMessage("block 0 has a wrong checksum");
    }

    /** No change leads to a number that is not in the metadata: the checksum finds it, or the block is not read. */
    @Test
    void changedBytes() throws IOException {
        ThinUsage whole = ThinMetadata.read(restored().source("tmeta"));
        Random random = new Random(5);
        MemoryTarget target = restored();
        for (int round = 0; round < 2000; round++) {
            int at = random.nextInt(16) == 0 ? random.nextInt(4096) : random.nextInt(target.bytes.length);
            byte was = target.bytes[at];
            target.bytes[at] = (byte) random.nextInt(256);
            try {
                assertThat(ThinMetadata.read(target.source("tmeta"))).isEqualTo(whole);
            } catch (PoolMetadataException e) {
                assertThat(e).hasMessageMatching("(block \\d+ .*|there is no thin pool metadata)");
            }
            target.bytes[at] = was;
        }
    }

    @Test
    void fillsOfAGroup() throws Exception {
        List<MemoryTarget> devices = Scenes.group(
                "vg",
                31,
                1,
                64,
                List.of(
                        Plans.volume("pool", 20, VolumeType.THIN_POOL),
                        Plans.volume("t1", 1, VolumeType.THIN).inPool("pool"),
                        Plans.volume("t2", 100, VolumeType.THIN).inPool("pool")));
        BlockSource source = devices.get(0).source("/dev/sda");
        GroupState group = GroupState.of(
                Inventory.of(List.of(ScannedDevice.read(source))).groups().get(0));
        Map<String, String> troubles = new HashMap<>();
        Volume metadata = group.volumes().stream()
                .filter(volume -> volume.name().equals("pool_tmeta"))
                .findFirst()
                .orElseThrow();
        var place = metadata.first().areas().get(0);
        long sector = place.pv().entry().extentStart() + place.extent() * group.extentSize();
        devices.get(0).write(sector * 512, new byte[4096], 0, 4096);
        assertThat(OfflineFills.of(group, Map.of("/dev/sda", source), troubles)).isEmpty();
        assertThat(troubles).containsOnlyKeys("vg/pool");
        devices.get(0).write(sector * 512, restored().bytes, 0, (int) metadata.size() * 512);
        troubles.clear();
        Map<String, Fill> fills = OfflineFills.of(group, Map.of("/dev/sda", source), troubles);
        assertThat(troubles).isEmpty();
        assertThat(fills).containsOnlyKeys("vg/pool", "vg/t1", "vg/t2");
        assertThat(fills.get("vg/pool").data()).isEqualTo(93.75);
        assertThat(fills.get("vg/t1").data()).isEqualTo(12.5);
        assertThat(fills.get("vg/t2").data()).isEqualTo(0.1875);
    }

    /** What the writer of groups makes is read back, with as much in use as the plan says. */
    @Test
    void whatIsWrittenWithAGroup() throws Exception {
        MemoryTarget device = Scenes.group(
                        "vg",
                        32,
                        1,
                        64,
                        List.of(
                                Plans.volume("pool", 20, VolumeType.THIN_POOL),
                                Plans.volume("t1", 16, VolumeType.THIN)
                                        .inPool("pool")
                                        .withUsed((4 << 20) + 1),
                                Plans.volume("t2", 100, VolumeType.THIN)
                                        .inPool("pool")
                                        .withUsed(10 << 20),
                                Plans.volume("idle", 4, VolumeType.THIN_POOL)))
                .get(0);
        BlockSource source = device.source("/dev/sda");
        GroupState group = GroupState.of(
                Inventory.of(List.of(ScannedDevice.read(source))).groups().get(0));
        Map<String, String> troubles = new HashMap<>();
        Map<String, Fill> fills = OfflineFills.of(group, Map.of("/dev/sda", source), troubles);
        assertThat(troubles).isEmpty();
        assertThat(fills.get("vg/pool").data()).isEqualTo((65 + 160) * 100.0 / 320);
        assertThat(fills.get("vg/t1").data()).isEqualTo(65 * 100.0 / 256);
        assertThat(fills.get("vg/t2").data()).isEqualTo(10.0);
        assertThat(fills.get("vg/idle").data()).isZero();
        assertThatThrownBy(() -> Scenes.group(
                        "vg",
                        33,
                        1,
                        64,
                        List.of(
                                Plans.volume("pool", 20, VolumeType.THIN_POOL),
                                Plans.volume("t", 100, VolumeType.THIN)
                                        .inPool("pool")
                                        .withUsed(21 << 20))))
                .hasMessageContaining("uses more than its pool has left");
    }
}
