package io.vtool.iscsi.target;

import java.time.Duration;

/**
 * What one server spends on its peers at most.
 *
 * @param maxConnections connections at once
 * @param maxLogins connections at once that have not logged in yet
 * @param loginTimeout time from connection to full feature phase
 * @param pingInterval silence after which an initiator is pinged
 * @param pingTimeout further silence after which its connection is closed
 * @param writeTimeout how long one write to a peer may be stuck
 * @param commandWindow commands of one session at once
 * @param maxRecvDataSegmentLength longest data segment taken, in bytes
 * @param maxTransferLength most data-out of one command, in bytes
 * @param bufferBudget all data-out waiting in memory, in bytes
 */
public record ServerLimits(
        int maxConnections,
        int maxLogins,
        Duration loginTimeout,
        Duration pingInterval,
        Duration pingTimeout,
        Duration writeTimeout,
        int commandWindow,
        int maxRecvDataSegmentLength,
        int maxTransferLength,
        long bufferBudget) {

    /**
     * Returns limits that suit one machine with some hundred sessions.
     *
     * @return the limits
     */
    public static ServerLimits defaults() {
        long budget =
                Math.min(256L << 20, Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 4));
        return new ServerLimits(
                1024,
                512,
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                128,
                1 << 20,
                16 << 20,
                budget);
    }

    /**
     * Returns the same limits with room for another number of peers.
     *
     * @param connections connections at once
     * @param logins connections at once that have not logged in yet
     * @return the changed limits
     */
    public ServerLimits withPeers(int connections, int logins) {
        return new ServerLimits(
                connections,
                logins,
                loginTimeout,
                pingInterval,
                pingTimeout,
                writeTimeout,
                commandWindow,
                maxRecvDataSegmentLength,
                maxTransferLength,
                bufferBudget);
    }
}
