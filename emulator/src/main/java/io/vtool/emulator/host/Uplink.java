package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.MediumAccess;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a host needs of the world around it.
 *
 * @param dialer makes its connections
 * @param pace its clock
 * @param random secure random numbers
 * @param access what it may do to the arrays' volumes
 * @param links how it stands with the ways to portals
 */
public record Uplink(Dialer dialer, Pace pace, RandomGenerator random, MediumAccess access, Links links) {
    /** Knows which ways are cut, so that a host notices at the time when it happened, not when somebody next looks. */
    public interface Links {
        /** The answer for a portal about which nothing is known. */
        long UNKNOWN = -1;

        /**
         * Tells since when a portal is out of reach.
         *
         * @param portal the portal
         * @return milliseconds since 1970, 0 while it can be reached, {@link #UNKNOWN} for one that is not the lab's
         */
        long downSince(Portal portal);

        /**
         * Tells how late everything is that is sent to a portal.
         *
         * @param portal the portal
         * @return a span of time, zero if nothing is known to slow it down
         */
        Duration delay(Portal portal);
    }
}
