package io.vtool.lvm.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.view.SegmentKind;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelStateFileTest {
    private static final String FILE =
            "{\"table\": \"vg-a: 0 8192 linear 8:0 2048\\nvg-b: 0 8192 linear 8:0 10240\\n\","
                    + "\"status\": \"vg-a: 0 8192 linear \\n\", \"info\": \"vg-a|LVM-aa|253|0|1|L--w\\nvg-b|LVM-bb|253|1|0|-Isr\\n\"}";

    private static KernelState parse(String text) {
        return KernelStateFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void devicesAreFoundByTheirUuid() {
        KernelState state = parse(FILE);
        KernelDevice first = state.device("LVM-aa");
        KernelDevice second = state.device("LVM-bb");
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.major()).isEqualTo(253);
        assertThat(first.open()).isEqualTo(1);
        assertThat(first.liveTable()).isTrue();
        assertThat(first.readOnly()).isFalse();
        assertThat(first.table()).containsExactly("0 8192 linear 8:0 2048");
        assertThat(first.status()).containsExactly("0 8192 linear ");
        assertThat(second.readOnly()).isTrue();
        assertThat(second.suspended()).isTrue();
        assertThat(second.inactiveTable()).isTrue();
        assertThat(state.device("LVM-cc")).isNull();
    }

    @Test
    void aHostWithoutDevicesSaysSo() {
        assertThat(parse("{\"info\": \"No devices found\\n\", \"table\": \"No devices found\\n\"}")
                        .device("LVM-aa"))
                .isNull();
    }

    @Test
    void otherFilesAreRefusedWithWords() {
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> parse("{}")).hasMessageContaining("info");
        assertThatThrownBy(() -> parse("{\"info\": 3}")).hasMessageContaining("character");
        assertThatThrownBy(() -> parse("{\"info\": \"a|b\"}")).hasMessageContaining("six fields");
        assertThatThrownBy(() -> parse("{\"info\": \"a|b|c|d|e|f\"}")).hasMessageContaining("not a number");
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < 3; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                KernelStateFile.parse(bytes);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static SegmentStatus status(String kind, String line) {
        return StatusReader.read(new SegmentKind(kind, true, 0, false, false, "-"), StatusWords.of(line));
    }

    @Test
    void targetsAreUnderstood() {
        assertThat(status(
                        "thin-pool",
                        "0 65536 thin-pool 6 20/1024 100/400 - ro no_discard_passdown queue_if_no_space needs_check"))
                .isEqualTo(
                        new SegmentStatus.ThinPool(false, false, true, false, true, 20, 1024, 100, 400, "nopassdown"));
        assertThat(status("thin-pool", "0 65536 thin-pool Fail"))
                .isInstanceOfSatisfying(
                        SegmentStatus.ThinPool.class,
                        pool -> assertThat(pool.fail()).isTrue());
        assertThat(status("thin", "0 100 thin 51200 204799")).isEqualTo(new SegmentStatus.Thin(false, 51200));
        assertThat(status("snapshot", "0 65536 snapshot 1024/8192 16"))
                .isEqualTo(new SegmentStatus.Snapshot(false, false, true, 1024, 8192, 16));
        assertThat(status("snapshot", "0 65536 snapshot Invalid"))
                .isEqualTo(new SegmentStatus.Snapshot(true, false, false, 0, 0, 0));
        assertThat(status("raid1", "0 16384 raid raid1 2 Aa 100/16384 resync 3 0 -"))
                .isEqualTo(new SegmentStatus.Raid("Aa", 100, 16384, "resync", 3, 0));
        assertThat(status("mirror", "0 8192 mirror 2 252:1 252:2 100/128 1 AA 3 disk 252:0 A"))
                .isEqualTo(new SegmentStatus.Mirror(100, 128));
        assertThat(status("writecache", "0 32768 writecache 0 1000 900 5"))
                .isEqualTo(new SegmentStatus.Writecache(0, 1000, 900, 5));
        assertThat(
                        status(
                                "cache",
                                "0 49152 cache 8 20/2048 128 40/160 10 5 30 2 3 4 7 2 metadata2 writeback 2 migration_threshold 2048 smq 0 rw -"))
                .isInstanceOfSatisfying(SegmentStatus.Cache.class, cache -> {
                    assertThat(cache.mode()).isEqualTo("writeback");
                    assertThat(cache.policy()).isEqualTo("smq");
                    assertThat(cache.settings()).containsExactly("migration_threshold", "2048");
                    assertThat(cache.dirtyBlocks()).isEqualTo(7);
                    assertThat(cache.metadata2()).isTrue();
                    assertThat(cache.demotions()).isEqualTo(3);
                    assertThat(cache.promotions()).isEqualTo(4);
                });
    }

    @Test
    void anotherTargetThanExpectedIsUnknown() {
        assertThat(status("thin", "0 100 error ")).isEqualTo(SegmentStatus.UNKNOWN);
        assertThat(status("thin-pool", "0 100 thin-pool x y")).isEqualTo(SegmentStatus.UNKNOWN);
        assertThat(status("raid1", "0 100 raid")).isEqualTo(SegmentStatus.UNKNOWN);
    }
}
