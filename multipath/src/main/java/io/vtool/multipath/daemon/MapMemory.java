package io.vtool.multipath.daemon;

import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapAction;

/** What multipathd remembers of a map. */
record MapMemory(
        String wwid,
        String alias,
        MapAction action,
        int noPathRetry,
        boolean queueingDisabled,
        boolean inRecovery,
        int retryTick,
        int failbackTick,
        boolean reservations,
        int[] counters,
        int ghostTick) {
    private static final int COUNTERS = 6;

    static MapMemory of(LiveMap map) {
        return new MapMemory(
                map.wwid,
                map.alias,
                map.action,
                map.noPathRetry,
                map.queueingDisabled,
                map.inRecovery,
                map.retryTick,
                map.failbackTick,
                map.reservations,
                new int[] {map.pathFaults, map.switches, map.loads, map.queueSeconds, map.queueTimeouts, map.mapFailures
                },
                map.ghostTick);
    }

    /** Gives a map what was remembered of it. */
    void restore(LiveMap map) {
        map.action = action;
        map.noPathRetry = noPathRetry;
        map.queueingDisabled = queueingDisabled;
        map.inRecovery = inRecovery;
        map.retryTick = retryTick;
        map.failbackTick = failbackTick;
        map.reservations = reservations;
        map.ghostTick = ghostTick;
        if (counters.length == COUNTERS) {
            map.pathFaults = counters[0];
            map.switches = counters[1];
            map.loads = counters[2];
            map.queueSeconds = counters[3];
            map.queueTimeouts = counters[4];
            map.mapFailures = counters[5];
        }
    }
}
