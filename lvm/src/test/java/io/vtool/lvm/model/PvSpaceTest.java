package io.vtool.lvm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PvSpaceTest {
    private static final int COUNT = 40;

    @Test
    void aGapMayBeTakenAfterWhatLiesBehindIt() {
        PvSpace space = new PvSpace(COUNT);
        assertThat(space.take(5, 3, 0)).isEmpty();
        assertThat(space.take(20, 5, 0)).isEmpty();
        assertThat(space.take(8, 12, 0)).isEmpty();
        assertThat(space.take(0, 5, 0)).isEmpty();
        List<String> complaints = new ArrayList<>();
        assertThat(space.check(complaints)).containsExactly(15, 15);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatOverlapsIsToldAsCutToPieces() {
        PvSpace space = new PvSpace(COUNT);
        assertThat(space.take(0, 8, 0)).isEmpty();
        assertThat(space.take(4, 8, 0)).isEmpty();
        List<String> complaints = new ArrayList<>();
        space.check(complaints);
        assertThat(complaints).first().isEqualTo("Inconsistent length: 4 8");
    }

    @Test
    void whatLiesBehindTheEndIsNotThere() {
        PvSpace space = new PvSpace(COUNT);
        assertThat(space.take(0, 8, 0)).isEmpty();
        assertThat(space.take(38, 3, 0)).isEqualTo("Segment with extent 41 in PV [unknown] not found");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void runsThatMeetNoOtherAreGoodInAnyOrder(int seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            PvSpace space = new PvSpace(COUNT);
            BitSet taken = new BitSet();
            boolean meet = false;
            for (int i = random.nextInt(6); i > 0; i--) {
                int start = random.nextInt(COUNT);
                int length = 1 + random.nextInt(Math.min(8, COUNT - start));
                meet |= !taken.get(start, start + length).isEmpty();
                taken.set(start, start + length);
                assertThat(space.take(start, length, 0)).isEmpty();
            }
            List<String> complaints = new ArrayList<>();
            long[] free = space.check(complaints);
            assertThat(complaints.isEmpty() && free[0] == free[1]).isEqualTo(!meet);
            if (!meet) {
                assertThat(free[0]).isEqualTo(COUNT - taken.cardinality());
            }
        }
    }
}
