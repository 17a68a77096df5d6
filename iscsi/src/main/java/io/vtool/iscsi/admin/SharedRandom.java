package io.vtool.iscsi.admin;

import java.util.random.RandomGenerator;

/** Random numbers for several threads. */
final class SharedRandom implements RandomGenerator {
    private final RandomGenerator source;

    SharedRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public synchronized long nextLong() {
        return source.nextLong();
    }
}
