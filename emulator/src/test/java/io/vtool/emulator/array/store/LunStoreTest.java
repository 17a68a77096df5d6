package io.vtool.emulator.array.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunStoreTest {
    private static final int BLOCK = 512;
    private static final long BLOCKS = 100_000;

    private Path image;
    private Path map;

    @BeforeEach
    void paths(@TempDir Path directory) {
        image = directory.resolve("v.img");
        map = directory.resolve("v.map");
    }

    private LunStore open(boolean thin) throws IOException {
        return LunStore.open(image, map, BLOCKS, BLOCK, thin);
    }

    private static byte[] read(LunStore store, long lba, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count * BLOCK);
        store.read(lba, buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }

    private static ByteBuffer blocks(int count, int value) {
        byte[] bytes = new byte[count * BLOCK];
        Arrays.fill(bytes, (byte) value);
        return ByteBuffer.wrap(bytes);
    }

    /** File systems such as ext4 end files at 16 TiB, and the map of what nothing was written to takes nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVolumeIsLargerThanAFileCanBe(boolean thin) throws IOException {
        long blocks = 20L << 40 >> 9;
        long edge = StoreFile.LONGEST / BLOCK;
        try (LunStore store = LunStore.open(image, map, blocks, BLOCK, thin)) {
            store.write(edge - 3, blocks(6, 7));
            store.write(2 * edge + 5, blocks(1, 8));
        }
        try (LunStore store = LunStore.open(image, map, blocks, BLOCK, thin)) {
            byte[] across = read(store, edge - 4, 8);
            assertThat(across[BLOCK - 1]).isZero();
            for (int i = BLOCK; i < 7 * BLOCK; i++) {
                assertThat(across[i]).isEqualTo((byte) 7);
            }
            assertThat(across[7 * BLOCK]).isZero();
            assertThat(read(store, 2 * edge + 5, 1)[0]).isEqualTo((byte) 8);
            assertThat(read(store, blocks - 1, 1)[0]).isZero();
            assertThat(store.mapped(blocks - 1)).isEqualTo(!thin);
            assertThat(store.run(2 * edge + 6, 1000)).isEqualTo(1000);
            assertThat(thin ? LunStore.mappedBlocks(map) : 7).isEqualTo(7);
            store.resize(edge + 1);
            assertThat(read(store, edge, 1)[0]).isEqualTo((byte) 7);
            store.resize(blocks);
            assertThat(read(store, edge + 1, 2)[0]).isZero();
            assertThat(read(store, 2 * edge + 5, 1)[0]).isZero();
            store.deallocate(0, blocks);
            assertThat(read(store, edge, 1)[0]).isZero();
        }
        assertThat(Files.size(image)).isEqualTo(StoreFile.LONGEST);
        assertThat(Files.size(image.resolveSibling("v.img.2"))).isEqualTo(4L << 40);
    }

    @Test
    void theMapOfAnEmptyVolumeTakesNothing() throws IOException {
        try (LunStore store = open(true)) {
            assertThat(store.run(0, BLOCKS)).isEqualTo(BLOCKS);
            store.write(70, blocks(1, 1));
            assertThat(Files.size(map)).isEqualTo(9);
        }
        try (LunStore store = open(true)) {
            assertThat(store.mapped(70)).isTrue();
            assertThat(store.mapped(71)).isFalse();
            assertThat(store.run(71, BLOCKS - 71)).isEqualTo(BLOCKS - 71);
        }
    }

    /** Every random sequence of operations leaves the store as a plain array of blocks would be, even when reopened. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void behavesAsAnArrayOfBlocks(long seed) throws IOException {
        boolean thin = seed % 2 == 0;
        Random random = new Random(seed);
        byte[] model = new byte[(int) BLOCKS];
        boolean[] mapped = new boolean[(int) BLOCKS];
        LunStore store = open(thin);
        for (int step = 0; step < 400; step++) {
            int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 40_000 : 40);
            int lba = random.nextInt((int) BLOCKS - count);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte value = (byte) (1 + random.nextInt(100));
                    store.write(lba, blocks(count, value));
                    Arrays.fill(model, lba, lba + count, value);
                    Arrays.fill(mapped, lba, lba + count, true);
                }
                case 1 -> {
                    store.deallocate(lba, count);
                    Arrays.fill(model, lba, lba + count, (byte) 0);
                    Arrays.fill(mapped, lba, lba + count, false);
                }
                case 2 -> {
                    byte[] data = read(store, lba, count);
                    for (int i = 0; i < count; i++) {
                        assertThat(data[i * BLOCK + random.nextInt(BLOCK)]).isEqualTo(model[lba + i]);
                    }
                }
                default -> {
                    long run = store.run(lba, count);
                    boolean state = store.mapped(lba);
                    for (int i = 0; i < run && thin; i++) {
                        assertThat(mapped[lba + i]).isEqualTo(state);
                    }
                    assertThat(run == count || mapped[lba + (int) run] != state).isTrue();
                }
            }
            if (random.nextInt(50) == 0) {
                store.close();
                store = open(thin);
            }
        }
        store.close();
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessDies() throws IOException {
        LunStore first = open(true);
        first.write(7, blocks(3, 'a'));
        first.write(50_000, blocks(1, 'b'));
        first.deallocate(8, 1);
        try (LunStore second = open(true)) { // the first is never closed, as after a kill
            assertThat(read(second, 7, 1)).containsOnly('a');
            assertThat(read(second, 8, 1)).containsOnly(0);
            assertThat(second.mapped(8)).isFalse();
            assertThat(read(second, 9, 1)).containsOnly('a');
            assertThat(read(second, 50_000, 1)).containsOnly('b');
        }
        first.close();
    }

    @Test
    void aWriteCutShortBeforeItsMapStaysInvisible() throws IOException {
        try (LunStore store = open(true)) {
            store.flush();
        }
        byte[] empty = Files.readAllBytes(map);
        try (LunStore store = open(true)) {
            store.write(5, blocks(1, 'x'));
        }
        Files.write(map, empty);
        try (LunStore store = open(true)) {
            assertThat(read(store, 5, 1)).containsOnly(0);
        }
    }

    @Test
    void anImageWithoutMapIsWhollyMapped() throws IOException {
        Files.write(image, blocks(4, 'i').array());
        try (LunStore store = open(true)) {
            assertThat(read(store, 0, 4)).containsOnly('i');
            assertThat(store.run(0, BLOCKS)).isEqualTo(BLOCKS);
            assertThat(read(store, BLOCKS - 1, 1)).containsOnly(0);
        }
    }

    @Test
    void emptyStoresTakeNoRoom() throws IOException {
        try (LunStore store = LunStore.open(image, map, 1L << 33, BLOCK, true)) {
            assertThat(store.run(0, 1L << 32)).isEqualTo(1L << 32);
            store.write((1L << 33) - 1, blocks(1, 1));
            assertThat(store.run(0, 1L << 33)).isEqualTo((1L << 33) - 1);
        }
        assertThat(Files.size(image)).isEqualTo(1L << 42);
    }

    @Test
    void whatIsCutOffDoesNotComeBack() throws IOException {
        try (LunStore store = open(true)) {
            store.write(0, blocks(100, 'a'));
            store.resize(50);
            store.resize(BLOCKS);
            assertThat(read(store, 49, 1)).containsOnly('a');
            assertThat(read(store, 50, 50)).containsOnly(0);
        }
    }

    @Test
    void erasedMeansUnmapped() throws IOException {
        try (LunStore store = open(true)) {
            store.write(0, blocks(100, 'a'));
            store.erase();
            assertThat(store.run(0, BLOCKS)).isEqualTo(BLOCKS);
            assertThat(store.mapped(0)).isFalse();
        }
    }

    @Test
    void anInterruptedThreadDoesNotTakeTheFileWithIt() throws Exception {
        try (LunStore store = open(true)) {
            store.write(0, blocks(1, 'a'));
            Thread.currentThread().interrupt();
            try {
                store.write(1, blocks(1, 'b'));
            } catch (IOException expected) {
                assertThat(expected).isInstanceOf(java.nio.channels.ClosedByInterruptException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(read(store, 0, 1)).containsOnly('a');
        }
    }
}
