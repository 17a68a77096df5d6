package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.MediumAccess;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
    /**
     * The life of a portal that is lost and found again: away in the first half of each period.
     *
     * @param start when it was lost first, milliseconds since 1970
     * @param period from one loss to the next, milliseconds, at least 2
     */
    public record Cycle(long start, long period) {
        /** What a host tells of a portal that has come and gone for a day. */
        private static final int MOST = 200;

        long half() {
            return Math.max(1, period / 2);
        }

        /** Whether the portal is lost at an edge, and not found. */
        boolean isLoss(long edge) {
            return (edge - start) / half() % 2 == 0;
        }

        /** The first change after a time, or the first of those that are not too many until now. */
        long firstEdgeAfter(long time, long now) {
            long done = Math.max(0, (now - start) / half() - MOST);
            long next = time < start ? 0 : (time - start) / half() + 1;
            return start + Math.max(next, done) * half();
        }
    }

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

        /**
         * Tells how a portal that is out of reach was lost.
         *
         * @param portal the portal
         * @return {@link LogEvent.Loss#CLOSED} if nothing is known
         */
        LogEvent.Loss loss(Portal portal);

        /**
         * Tells whether a portal comes and goes by itself.
         *
         * @param portal the portal
         * @return null if it does not
         */
        @Nullable
        Cycle cycle(Portal portal);

        /**
         * Tells whether the arrays are shared with other processes, whose logins would end those of this one that have the
         * same name.
         *
         * @return whether they are
         */
        boolean shared();
    }
}
