package io.vtool.emulator.array.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedBlocksTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void behavesAsASetOfBlocks(long seed) {
        Random random = new Random(seed);
        DamagedBlocks damaged = new DamagedBlocks();
        BitSet model = new BitSet();
        for (int step = 0; step < 5000; step++) {
            int first = random.nextInt(100);
            int count = 1 + random.nextInt(20);
            switch (random.nextInt(3)) {
                case 0 -> {
                    damaged.add(first, count);
                    model.set(first, first + count);
                }
                case 1 -> {
                    damaged.repair(first, count);
                    model.clear(first, first + count);
                }
                default -> {
                    int expected = model.nextSetBit(first);
                    assertThat(firstDamaged(damaged, first, count))
                            .isEqualTo(expected < 0 || expected >= first + count ? -1 : expected);
                }
            }
        }
    }

    private static long firstDamaged(DamagedBlocks damaged, long first, long count) {
        try {
            damaged.check(first, count);
            return -1;
        } catch (MediumErrorException e) {
            return e.lba();
        }
    }
}
