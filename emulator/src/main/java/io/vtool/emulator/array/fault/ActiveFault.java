package io.vtool.emulator.array.fault;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fault at work: how often it may still be met. */
final class ActiveFault {
    private final ArrayFault fault;
    private final Map<Long, Integer> heard = new HashMap<>();
    private int met;
    /** What the sessions that are over have met, as far as no other is there to count. */
    private int ended;

    ActiveFault(ArrayFault fault) {
        this.fault = fault;
    }

    ArrayFault fault() {
        return fault;
    }

    /** Uses the fault up by one. */
    synchronized boolean meet() {
        if (fault.times() == 0) {
            return true;
        }
        if (met >= fault.times()) {
            return false;
        }
        met++;
        return true;
    }

    /** Uses the fault up by one for a session, on a unit attention's terms: each session has its own count. */
    synchronized boolean meet(long session) {
        int count = heard.getOrDefault(session, 0);
        if (fault.times() != 0 && count >= fault.times()) {
            return false;
        }
        heard.put(session, count + 1);
        return true;
    }

    synchronized void forget(long session) {
        Integer count = heard.remove(session);
        ended = count == null ? ended : Math.max(ended, count);
    }

    /** What is left of it; null if nothing. */
    synchronized @Nullable ArrayFault rest() {
        if (fault.times() == 0 || fault.effect() instanceof Effect.Unmapped) {
            return fault;
        }
        int least = fault.effect() instanceof Effect.Attention ? fewestHeard() : met;
        return least >= fault.times() ? null : new ArrayFault(fault.place(), fault.effect(), fault.times() - least);
    }

    private int fewestHeard() {
        int least = heard.isEmpty() ? ended : Integer.MAX_VALUE;
        for (int count : heard.values()) {
            least = Math.min(least, count);
        }
        return least;
    }
}
