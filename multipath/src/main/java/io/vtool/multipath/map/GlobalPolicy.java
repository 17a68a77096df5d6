package io.vtool.multipath.map;

/**
 * What the configuration says about everything.
 *
 * @param pollingInterval seconds between checks of a path at first
 * @param maxPollingInterval seconds between checks of a path that stays up
 * @param findMultipaths which devices are multipathed: {@code strict}, {@code no}, {@code yes}, {@code greedy}, {@code smart}
 * @param bindingsFile file of names
 * @param wwidsFile file of volumes that were multipathed
 * @param queueWithoutDaemon whether queueing goes on while multipathd does not run
 * @param marginalGroups whether marginal paths get groups of their own
 * @param logCheckerErrorsOnce whether a failed path is told of once only
 */
public record GlobalPolicy(
        int pollingInterval,
        int maxPollingInterval,
        String findMultipaths,
        String bindingsFile,
        String wwidsFile,
        boolean queueWithoutDaemon,
        boolean marginalGroups,
        boolean logCheckerErrorsOnce) {}
