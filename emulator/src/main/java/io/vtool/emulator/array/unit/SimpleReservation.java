package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import org.jspecify.annotations.Nullable;

/** The reservation that RESERVE(6) and RESERVE(10) make and RELEASE ends (SPC-2 5.5.1). */
public final class SimpleReservation {
    private volatile @Nullable Nexus holder;

    /**
     * Returns the nexus that holds it.
     *
     * @return null if nobody does
     */
    public @Nullable Nexus holder() {
        return holder;
    }

    /**
     * Takes the reservation.
     *
     * @param nexus for whom
     * @return false if another nexus holds it
     */
    public synchronized boolean reserve(Nexus nexus) {
        if (holder != null && !nexus.equals(holder)) {
            return false;
        }
        holder = nexus;
        return true;
    }

    /**
     * Gives the reservation up, if the nexus holds it.
     *
     * @param nexus whose
     */
    public synchronized void release(Nexus nexus) {
        if (nexus.equals(holder)) {
            holder = null;
        }
    }

    /** Takes the reservation from whoever holds it. */
    synchronized void seize(Nexus nexus) {
        holder = nexus;
    }

    synchronized void clear() {
        holder = null;
    }
}
