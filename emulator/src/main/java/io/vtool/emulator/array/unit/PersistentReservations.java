package io.vtool.emulator.array.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registrations and the persistent reservation of one logical unit (SPC-4 5.13). Every action either throws
 * RESERVATION CONFLICT or another fault and changes nothing, or returns whom it has to be told to.
 */
public final class PersistentReservations {
    /** Most registrations held at a time. */
    public static final int MAX_REGISTRATIONS = 1024;

    private final Reservation now = new Reservation();
    private int generation;
    private boolean persistent;

    /**
     * A unit attention that an action owes to somebody.
     *
     * @param whom the registrant
     * @param code what happened
     */
    public record Notice(Registrant whom, SenseCode code) {}

    /**
     * Returns the registrations in the order they came.
     *
     * @return keys by registrant, a copy
     */
    public synchronized Map<Registrant, Long> registrations() {
        return new LinkedHashMap<>(now.keys);
    }

    /**
     * Returns the PRGENERATION counter.
     *
     * @return changes since power on
     */
    public synchronized int generation() {
        return generation;
    }

    /**
     * Returns the type of the reservation.
     *
     * @return null if there is none
     */
    public synchronized @Nullable ReservationType type() {
        return now.type;
    }

    /**
     * Tells whether registrations survive a loss of power.
     *
     * @return the APTPL bit of the last registration
     */
    public synchronized boolean persistent() {
        return persistent;
    }

    /**
     * Returns the key READ RESERVATION shows.
     *
     * @return key of the holder, 0 if all registrants hold it
     */
    public synchronized long holderKey() {
        return now.holderKey();
    }

    /**
     * Tells whether a registrant holds the reservation.
     *
     * @param who the registrant
     * @return true if there is a reservation and it is one of its holders
     */
    public synchronized boolean holds(Registrant who) {
        return now.holds(who);
    }

    /**
     * Tells whether a registrant is registered.
     *
     * @param who the registrant
     * @return true if so
     */
    public synchronized boolean registered(Registrant who) {
        return now.keys.containsKey(who);
    }

    /**
     * Tells whether there is any registration.
     *
     * @return true if so
     */
    public synchronized boolean any() {
        return !now.keys.isEmpty();
    }

    /**
     * Tells whether the reservation forbids a command.
     *
     * @param who where the command came from
     * @param access what the command needs
     * @return true for RESERVATION CONFLICT
     */
    public synchronized boolean conflicts(Registrant who, Access access) {
        return now.conflicts(who, access);
    }

    /**
     * Carries out REGISTER or REGISTER AND IGNORE EXISTING KEY (SPC-4 5.13.7).
     *
     * @param who the nexus
     * @param key reservation key it gives, null to ignore it
     * @param newKey service action reservation key, 0 to unregister
     * @param also further registrants to give the new key
     * @param aptpl whether all this is to survive a loss of power
     * @return whom to tell
     * @throws CommandFault if the key is wrong or there are too many registrations
     */
    public synchronized List<Notice> register(
            Registrant who, @Nullable Long key, long newKey, Collection<Registrant> also, boolean aptpl)
            throws CommandFault {
        Long existing = now.keys.get(who);
        if (key != null && key != (existing == null ? 0L : existing)) {
            throw Reservation.conflict();
        }
        List<Notice> notices = new ArrayList<>();
        if (newKey != 0) {
            if (now.keys.size() + also.size() + 1 > MAX_REGISTRATIONS) {
                throw CommandFault.check(SenseCode.INSUFFICIENT_REGISTRATION_RESOURCES);
            }
            now.keys.put(who, newKey);
            for (Registrant other : also) {
                now.keys.put(other, newKey);
            }
        } else if (existing != null) {
            now.unregister(who, notices);
            for (Registrant other : also) {
                if (now.keys.containsKey(other)) {
                    now.unregister(other, notices);
                }
            }
        }
        generation++;
        persistent = aptpl;
        return notices;
    }

    /**
     * Carries out RESERVE (SPC-4 5.13.9).
     *
     * @param who the nexus
     * @param key its reservation key
     * @param wanted the type
     * @throws CommandFault if it is not registered or something else is held
     */
    public synchronized void reserve(Registrant who, long key, ReservationType wanted) throws CommandFault {
        now.requireKey(who, key);
        if (now.type == null) {
            now.take(who, wanted);
        } else if (!now.holds(who) || now.type != wanted) {
            throw Reservation.conflict();
        }
    }

    /**
     * Carries out RELEASE (SPC-4 5.13.11.2).
     *
     * @param who the nexus
     * @param key its reservation key
     * @param named the type it believes it holds
     * @return whom to tell
     * @throws CommandFault if it is not registered or holds another type
     */
    public synchronized List<Notice> release(Registrant who, long key, ReservationType named) throws CommandFault {
        now.requireKey(who, key);
        List<Notice> notices = new ArrayList<>();
        if (now.type == null || !now.holds(who)) {
            return notices;
        }
        if (now.type != named) {
            throw CommandFault.check(SenseCode.INVALID_RELEASE_OF_PERSISTENT_RESERVATION);
        }
        now.dissolve();
        if (named.registrants()) {
            now.tellOthers(who, SenseCode.RESERVATIONS_RELEASED, notices);
        }
        return notices;
    }

    /**
     * Carries out CLEAR (SPC-4 5.13.11.6).
     *
     * @param who the nexus
     * @param key its reservation key
     * @return whom to tell
     * @throws CommandFault if it is not registered
     */
    public synchronized List<Notice> clear(Registrant who, long key) throws CommandFault {
        now.requireKey(who, key);
        List<Notice> notices = new ArrayList<>();
        now.tellOthers(who, SenseCode.RESERVATIONS_PREEMPTED, notices);
        now.keys.clear();
        now.dissolve();
        generation++;
        return notices;
    }

    /**
     * Carries out PREEMPT, and the reservation part of PREEMPT AND ABORT (SPC-4 5.13.11.4).
     *
     * @param who the nexus
     * @param key its reservation key
     * @param victimKey service action reservation key
     * @param wanted type of the reservation it takes over
     * @return whom to tell; those told of preempted registrations are the ones whose tasks PREEMPT AND ABORT ends
     * @throws CommandFault if it is not registered or nobody has the victim key
     */
    public synchronized List<Notice> preempt(Registrant who, long key, long victimKey, ReservationType wanted)
            throws CommandFault {
        now.requireKey(who, key);
        List<Notice> notices = Handover.preempt(now, who, victimKey, wanted);
        generation++;
        return notices;
    }

    /**
     * Carries out REGISTER AND MOVE (SPC-4 5.13.8).
     *
     * @param who the nexus
     * @param key its reservation key
     * @param newKey key the receiver gets
     * @param receiver who is to hold the reservation
     * @param unregister whether the sender loses its registration
     * @param aptpl whether all this is to survive a loss of power
     * @throws CommandFault if the nexus does not hold a reservation that can be moved
     */
    public synchronized void move(
            Registrant who, long key, long newKey, Registrant receiver, boolean unregister, boolean aptpl)
            throws CommandFault {
        now.requireKey(who, key);
        Handover.move(now, who, newKey, receiver, unregister);
        generation++;
        persistent = aptpl;
    }

    /** Takes over what was kept before one registration after the other is. */
    synchronized void restore(int then, boolean aptpl) {
        generation = then;
        persistent = aptpl;
    }

    /** Takes over one registration. */
    synchronized void restore(Registrant who, long key, @Nullable ReservationType held) {
        now.keys.put(who, key);
        if (held != null) {
            now.take(who, held);
        }
    }

    /** Forgets what does not survive a loss of power. */
    synchronized void powerOn() {
        generation = 0;
        if (!persistent) {
            now.keys.clear();
            now.dissolve();
        }
    }

    /** Lets somebody hold the reservation as if it had registered and preempted whoever held it. */
    synchronized void seize(Registrant who, long key, ReservationType held) {
        now.keys.put(who, key);
        now.take(who, held);
        generation++;
    }

    /** Takes somebody's registration away, and its reservation. */
    synchronized void expel(Registrant who) {
        if (now.keys.containsKey(who)) {
            now.unregister(who, new ArrayList<>());
            generation++;
        }
    }
}
