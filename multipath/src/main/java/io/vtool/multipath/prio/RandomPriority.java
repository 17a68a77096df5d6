package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code random}: a number from 1 to 10. */
final class RandomPriority implements Prioritizer {
    private static final int BEST = 10;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        return 1 + (int) (questions.random().nextDouble() * BEST);
    }
}
