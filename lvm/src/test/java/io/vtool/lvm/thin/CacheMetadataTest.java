package io.vtool.lvm.thin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.write.MemoryTarget;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * With a cache's metadata as cache_restore 0.9.0 wrote it: 1300 blocks of 64 KiB, of which every one whose number is not a
 * multiple of three is mapped, and every fifth of those is dirty.
 */
class CacheMetadataTest {
    private static final int BLOCKS = 1300;
    private static final int MAPPED = 866;
    private static final int DIRTY = 173;
    private static final double PERCENT = MAPPED * 100.0 / BLOCKS;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CacheMetadataTest.class.getResourceAsStream(name)) {
            return new GZIPInputStream(in).readAllBytes();
        }
    }

    private static MemoryTarget target(int mebibytes, String name) throws IOException {
        MemoryTarget target = new MemoryTarget(mebibytes);
        byte[] bytes = resource(name);
        target.write(0, bytes, 0, bytes.length);
        return target;
    }

    @Test
    void whatCacheRestoreWrote() throws IOException {
        CacheUsage usage = CacheMetadata.read(target(2, "cache.img.gz").source("cmeta"));
        assertThat(usage.usedMetadata()).isBetween(6L, 30L);
        assertThat(usage).isEqualTo(new CacheUsage(2, 128, MAPPED, BLOCKS, DIRTY, usage.usedMetadata(), 512));
    }

    @Test
    void noneOrDamaged() throws IOException {
        assertThatThrownBy(() -> CacheMetadata.read(new MemoryTarget(2).source("cmeta")))
                .isInstanceOf(PoolMetadataException.class)
                .hasMessage("there is no cache metadata");
        MemoryTarget damaged = target(2, "cache.img.gz");
        damaged.bytes[64] ^= 1;
        assertThatThrownBy(() -> CacheMetadata.read(damaged.source("cmeta")))
                .hasMessage("block 0 has a wrong checksum");
        assertThatThrownBy(() -> CacheMetadata.read(target(2, "pool.img.gz").source("cmeta")))
                .hasMessage("there is no cache metadata");
        BlockSource whole = target(2, "cache.img.gz").source("cmeta");
        assertThatThrownBy(() -> CacheMetadata.read(new SourcePart(whole, 0, 16)))
                .hasMessageMatching("block \\d+ lies outside of the metadata");
        assertThatThrownBy(() -> new SourcePart(whole, 8, Long.MAX_VALUE))
                .hasMessage("the part with the metadata lies outside of cmeta");
    }

    /** No change leads to a number that is not in the metadata: the checksum finds it, or the block is not read. */
    @Test
    void changedBytes() throws IOException {
        MemoryTarget target = target(2, "cache.img.gz");
        CacheUsage whole = CacheMetadata.read(target.source("cmeta"));
        Random random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            int at = random.nextInt(2) == 0 ? random.nextInt(16 * 4096) : random.nextInt(target.bytes.length);
            byte was = target.bytes[at];
            target.bytes[at] = (byte) random.nextInt(256);
            try {
                assertThat(CacheMetadata.read(target.source("cmeta"))).isEqualTo(whole);
            } catch (PoolMetadataException e) {
                assertThat(e).hasMessageMatching("(block \\d+ .*|there is no cache metadata)");
                refused++;
            }
            target.bytes[at] = was;
        }
        assertThat(refused).isGreaterThan(100);
    }

    /** In the recorded group each cached volume finds the metadata of its pool or within its cachevol. */
    @Test
    void fillsOfAGroup() throws Exception {
        Map<String, MemoryTarget> targets = Map.of(
                "/dev/sda", target(128, "/io/vtool/lvm/golden/cache/pv0.img.gz"),
                "/dev/sdb", target(64, "/io/vtool/lvm/golden/cache/pv1.img.gz"));
        BlockSource first = targets.get("/dev/sda").source("/dev/sda");
        BlockSource second = targets.get("/dev/sdb").source("/dev/sdb");
        Inventory inventory = Inventory.of(List.of(ScannedDevice.read(first), ScannedDevice.read(second)));
        GroupState group = GroupState.of(inventory.groups().get(0));
        Map<String, BlockSource> devices = Map.of("/dev/sda", first, "/dev/sdb", second);
        Map<String, String> troubles = new HashMap<>();
        assertThat(OfflineFills.of(group, devices, troubles)).isEmpty();
        assertThat(troubles).isNotEmpty().containsValue("there is no cache metadata");

        byte[] metadata = resource("cache.img.gz");
        for (Volume volume : group.volumes()) {
            if (!troubles.containsKey(group.name() + "/" + volume.name())) {
                continue;
            }
            Volume pool = volume.first().pool();
            Volume holder =
                    pool.first().metadata() == null ? pool : pool.first().metadata();
            Place place = holder.first().areas().get(0);
            long sector = place.pv().entry().extentStart()
                    + place.extent() * group.extentSize()
                    + volume.first().settings().number("metadata_start", 0);
            targets.get(place.pv().device().name()).write(sector * 512, metadata, 0, metadata.length);
        }
        List<String> cached = List.copyOf(troubles.keySet());
        troubles.clear();
        Map<String, Fill> fills = OfflineFills.of(group, devices, troubles);
        assertThat(troubles).isEmpty();
        assertThat(fills).containsOnlyKeys(cached);
        for (Fill fill : fills.values()) {
            assertThat(fill.kind()).isEqualTo("cache");
            assertThat(fill.source()).isEqualTo("metadata");
            assertThat(fill.data()).isEqualTo(PERCENT);
        }
        var health =
                HealthJudge.groups(inventory, KernelState.NOTHING_ACTIVE, fills).get(0);
        assertThat(health.fills()).containsAll(fills.values());
    }
}
