package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The unit attention conditions of one logical unit, a queue for each I_T nexus (SAM-5 5.14). */
public final class UnitAttentions {
    private final Map<Nexus, List<SenseCode>> pending = new HashMap<>();

    /**
     * Opens the queue of a new nexus.
     *
     * @param nexus the nexus
     * @param first the condition it starts with
     */
    public synchronized void established(Nexus nexus, SenseCode first) {
        List<SenseCode> queue = new ArrayList<>(2);
        queue.add(first);
        pending.put(nexus, queue);
    }

    /**
     * Drops the queue of a nexus.
     *
     * @param nexus the nexus
     */
    public synchronized void lost(Nexus nexus) {
        pending.remove(nexus);
    }

    /**
     * Raises a condition.
     *
     * @param code what happened
     * @param whom the nexuses to tell
     */
    public synchronized void raise(SenseCode code, Predicate<Nexus> whom) {
        for (Map.Entry<Nexus, List<SenseCode>> entry : pending.entrySet()) {
            if (whom.test(entry.getKey())) {
                add(entry.getValue(), code);
            }
        }
    }

    private static void add(List<SenseCode> queue, SenseCode code) {
        if (code.isReset()) {
            queue.clear();
        }
        if (!queue.contains(code)) {
            queue.add(code);
        }
    }

    /**
     * Raises a condition for every nexus.
     *
     * @param code what happened
     */
    public void raise(SenseCode code) {
        raise(code, nexus -> true);
    }

    /**
     * Raises a condition for every nexus but one.
     *
     * @param code what happened
     * @param cause the nexus that made it happen
     */
    public void raiseForOthers(SenseCode code, Nexus cause) {
        raise(code, nexus -> nexus.sessionHandle() != cause.sessionHandle());
    }

    /**
     * Takes the oldest condition out of a queue.
     *
     * @param nexus whose queue
     * @return the condition; null if there is none
     */
    public synchronized @Nullable SenseCode take(Nexus nexus) {
        List<SenseCode> queue = pending.get(nexus);
        return queue == null || queue.isEmpty() ? null : queue.remove(0);
    }

    /**
     * Clears one condition, because the nexus has learnt of it otherwise.
     *
     * @param nexus whose queue
     * @param code the condition
     */
    public synchronized void clear(Nexus nexus, SenseCode code) {
        List<SenseCode> queue = pending.get(nexus);
        if (queue != null) {
            queue.remove(code);
        }
    }
}
