package io.vtool.iscsi.initiator;

import java.time.Duration;

/**
 * How long a session waits for what.
 *
 * @param connect for a connection
 * @param login from the connection to full feature phase, and for a text exchange
 * @param command for a SCSI command; an abort follows
 * @param abort for the answer to a task management function
 * @param ping for the answer to a NOP-Out
 * @param write for the target to take what is sent
 * @param logout for the answer to a logout
 */
public record Deadlines(
        Duration connect,
        Duration login,
        Duration command,
        Duration abort,
        Duration ping,
        Duration write,
        Duration logout) {

    /**
     * Returns what suits a diagnosis at a terminal.
     *
     * @return the deadlines
     */
    public static Deadlines defaults() {
        Duration short5 = Duration.ofSeconds(5);
        Duration middle = Duration.ofSeconds(15);
        return new Deadlines(short5, middle, Duration.ofSeconds(30), middle, short5, middle, short5);
    }

    /**
     * Returns deadlines of which none is longer than a limit.
     *
     * @param limit the longest wait
     * @return the deadlines
     */
    public Deadlines atMost(Duration limit) {
        return new Deadlines(
                shorter(connect, limit),
                shorter(login, limit),
                shorter(command, limit),
                shorter(abort, limit),
                shorter(ping, limit),
                shorter(write, limit),
                shorter(logout, limit));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
