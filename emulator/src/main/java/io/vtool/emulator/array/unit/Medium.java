package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import java.util.HashSet;
import java.util.Set;

/** The medium of a logical unit: whether it is in, and who forbids to take it out (SBC-3, PREVENT ALLOW MEDIUM REMOVAL). */
public final class Medium {
    private final Set<Nexus> preventing = new HashSet<>();
    private boolean loaded = true;

    /**
     * Tells whether a medium is in.
     *
     * @return false after an eject
     */
    public synchronized boolean loaded() {
        return loaded;
    }

    /**
     * Takes the medium out.
     *
     * @throws CommandFault while anybody prevents it
     */
    public synchronized void eject() throws CommandFault {
        requireAllowed();
        loaded = false;
    }

    /**
     * Puts the medium in.
     *
     * @return whether it was out
     * @throws CommandFault if it was out and somebody prevents it
     */
    public synchronized boolean load() throws CommandFault {
        if (loaded) {
            return false;
        }
        requireAllowed();
        loaded = true;
        return true;
    }

    private void requireAllowed() throws CommandFault {
        if (!preventing.isEmpty()) {
            throw CommandFault.check(SenseCode.MEDIUM_REMOVAL_PREVENTED);
        }
    }

    /**
     * Prevents or allows removal.
     *
     * @param nexus for whom
     * @param prevent whether to prevent
     */
    public synchronized void prevent(Nexus nexus, boolean prevent) {
        if (prevent) {
            preventing.add(nexus);
        } else {
            preventing.remove(nexus);
        }
    }

    /** Allows removal for everybody, as a reset does. */
    synchronized void allowAll() {
        preventing.clear();
    }
}
