package io.vtool.iscsi.target;

import java.time.Duration;

/**
 * What is wrong with the way to a portal. Several things may be at once.
 *
 * @param refused whether nothing listens there: connections are refused, those there were are closed
 * @param unreachable whether nothing that is sent arrives: attempts to connect and connections find no end
 * @param delay how long each PDU is on its way to the target, zero for no time
 * @param resetAfter bytes of Data-In after which a connection is reset in the middle of a PDU; negative for never
 * @param headerDigest whether header digests the target sends are wrong
 * @param dataDigest whether data digests the target sends are wrong
 * @param times how many resets or wrong PDUs there are, 0 for as long as the fault lasts
 */
public record PortalFault(
        boolean refused,
        boolean unreachable,
        Duration delay,
        long resetAfter,
        boolean headerDigest,
        boolean dataDigest,
        int times) {

    /** Refuses negative times. */
    public PortalFault {
        if (delay.isNegative() || times < 0) {
            throw new IllegalArgumentException("a negative time");
        }
    }

    /**
     * Makes the fault of a portal where nothing listens.
     *
     * @return the fault
     */
    public static PortalFault refusing() {
        return new PortalFault(true, false, Duration.ZERO, -1, false, false, 0);
    }

    /**
     * Makes the fault of a portal that swallows everything.
     *
     * @return the fault
     */
    public static PortalFault silent() {
        return new PortalFault(false, true, Duration.ZERO, -1, false, false, 0);
    }

    /**
     * Makes the fault of a slow network.
     *
     * @param delay how long each PDU is on its way to the target
     * @return the fault
     */
    public static PortalFault slow(Duration delay) {
        return new PortalFault(false, false, delay, -1, false, false, 0);
    }

    /**
     * Makes the fault of connections that break off.
     *
     * @param bytes bytes of Data-In after which a connection is reset
     * @param times how often, 0 for always
     * @return the fault
     */
    public static PortalFault resetting(long bytes, int times) {
        return new PortalFault(false, false, Duration.ZERO, bytes, false, false, times);
    }

    /**
     * Makes the fault of a network that changes bytes. Only sessions with digests notice.
     *
     * @param header whether header digests are wrong
     * @param data whether data digests are wrong
     * @param times how many PDUs are wrong, 0 for all
     * @return the fault
     */
    public static PortalFault corrupting(boolean header, boolean data, int times) {
        return new PortalFault(false, false, Duration.ZERO, -1, header, data, times);
    }

    /**
     * Adds another fault.
     *
     * @param other what is wrong besides
     * @return both; the longer delay, the earlier reset, the more times
     */
    public PortalFault and(PortalFault other) {
        boolean eitherNever = resetAfter < 0 || other.resetAfter < 0;
        boolean lasts = isCounted() && times == 0 || other.isCounted() && other.times == 0;
        return new PortalFault(
                refused || other.refused,
                unreachable || other.unreachable,
                delay.compareTo(other.delay) > 0 ? delay : other.delay,
                eitherNever ? Math.max(resetAfter, other.resetAfter) : Math.min(resetAfter, other.resetAfter),
                headerDigest || other.headerDigest,
                dataDigest || other.dataDigest,
                lasts ? 0 : Math.max(times, other.times));
    }

    /**
     * Returns what is left of the fault after some resets or wrong PDUs.
     *
     * @param met how many there were, at most as many as are wanted
     * @return with the times that remain, and without resets and wrong PDUs if none does; as it is if it is not counted
     */
    PortalFault after(int met) {
        if (times == 0) {
            return this;
        }
        return met < times
                ? new PortalFault(refused, unreachable, delay, resetAfter, headerDigest, dataDigest, times - met)
                : new PortalFault(refused, unreachable, delay, -1, false, false, 0);
    }

    private boolean isCounted() {
        return resetAfter >= 0 || headerDigest || dataDigest;
    }
}
