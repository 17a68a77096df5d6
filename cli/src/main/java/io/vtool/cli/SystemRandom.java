package io.vtool.cli;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The system's source of secure random numbers, opened when the first one is wanted: opening it takes milliseconds. */
final class SystemRandom implements RandomGenerator {
    private @Nullable SecureRandom source;

    @Override
    public synchronized long nextLong() {
        SecureRandom open = source;
        if (open == null) {
            open = new SecureRandom();
            source = open;
        }
        return open.nextLong();
    }
}
