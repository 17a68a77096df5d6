package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.unit.PersistentReservations.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a persistent reservation comes to another holder: it is taken by PREEMPT or given by REGISTER AND MOVE. */
final class Handover {
    private Handover() {}

    /** Preempts those who have a key, all of them if it is 0 and all hold the reservation (SPC-4 5.13.11.4). */
    static List<Notice> preempt(Reservation now, Registrant who, long victimKey, ReservationType wanted)
            throws CommandFault {
        ReservationType held = now.type;
        boolean everybody = held != null && held.allHold() && victimKey == 0;
        boolean takeOver = everybody || held != null && !held.allHold() && victimKey == now.holderKey();
        if (victimKey == 0 && !everybody) {
            throw CommandFault.invalidParameter(8, -1);
        }
        List<Registrant> victims = new ArrayList<>();
        boolean found = takeOver;
        for (Map.Entry<Registrant, Long> entry : now.keys.entrySet()) {
            if (everybody || entry.getValue() == victimKey) {
                found = true;
                if (!entry.getKey().equals(who)) {
                    victims.add(entry.getKey());
                }
            }
        }
        if (!found) {
            throw Reservation.conflict();
        }
        List<Notice> notices = new ArrayList<>();
        for (Registrant victim : victims) {
            now.keys.remove(victim);
            notices.add(new Notice(victim, SenseCode.REGISTRATIONS_PREEMPTED));
        }
        if (takeOver) {
            if (held != wanted) {
                now.tellOthers(who, SenseCode.RESERVATIONS_RELEASED, notices);
            }
            now.take(who, wanted);
        }
        return notices;
    }

    /** Gives the reservation to a receiver, who is registered with the new key (SPC-4 5.13.8). */
    static void move(Reservation now, Registrant who, long newKey, Registrant receiver, boolean unregister)
            throws CommandFault {
        ReservationType held = now.type;
        if (held == null || held.allHold() || !now.holds(who)) {
            throw Reservation.conflict();
        }
        if (newKey == 0) {
            throw CommandFault.invalidParameter(8, -1);
        }
        if (receiver.equals(who)) {
            throw CommandFault.invalidParameter(24, -1);
        }
        if (!now.keys.containsKey(receiver) && now.keys.size() >= PersistentReservations.MAX_REGISTRATIONS) {
            throw CommandFault.check(SenseCode.INSUFFICIENT_REGISTRATION_RESOURCES);
        }
        now.keys.put(receiver, newKey);
        now.take(receiver, held);
        if (unregister) {
            now.keys.remove(who);
        }
    }
}
