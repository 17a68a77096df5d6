package io.vtool.iscsi.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    @Test
    void buffersComeBackAndTheBudgetHolds() {
        BufferPool pool = new BufferPool(64 << 10);
        ByteBuffer one = pool.take(5000);
        assertThat(one.remaining()).isEqualTo(5000);
        assertThat(one.capacity()).isEqualTo(8192);
        assertThat(pool.lent()).isEqualTo(8192);
        assertThat(pool.take(60_000)).isNull();
        pool.give(one);
        assertThat(pool.lent()).isZero();
        assertThat(pool.take(8192)).isSameAs(one);
        pool.give(one);
        ByteBuffer all = pool.take(65_536);
        assertThat(all).as("idle buffers make room").isNotNull();
        assertThat(pool.take(1)).isNull();
        assertThat(pool.take(0)).isNotNull();
        pool.give(all);
        assertThat(pool.take(64 << 10)).isSameAs(all);
    }

    @Test
    void nothingIsTooLargeToAskFor() {
        BufferPool pool = new BufferPool(Long.MAX_VALUE);
        assertThat(pool.take(Integer.MAX_VALUE)).isNull();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void onlyAPartStaysIdle() {
        BufferPool pool = new BufferPool(64 << 20);
        List<ByteBuffer> lent = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            lent.add(pool.take(1 << 20));
        }
        lent.forEach(pool::give);
        int same = 0;
        for (int i = 0; i < 16; i++) {
            ByteBuffer next = pool.take(1 << 20);
            same += lent.stream().anyMatch(old -> old == next) ? 1 : 0;
        }
        assertThat(same).isEqualTo(8);
        assertThat(pool.lent()).isEqualTo(16 << 20);
    }
}
