package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code const}. */
final class ConstantPriority implements Prioritizer {
    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        return 1;
    }
}
