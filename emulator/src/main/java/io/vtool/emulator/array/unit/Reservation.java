package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.unit.PersistentReservations.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is registered with which key, and who holds the persistent reservation. Guarded by its owner. */
final class Reservation {
    final Map<Registrant, Long> keys = new LinkedHashMap<>();

    @Nullable
    Registrant holder;

    @Nullable
    ReservationType type;

    long holderKey() {
        if (type == null || type.allHold() || holder == null) {
            return 0;
        }
        return keys.getOrDefault(holder, 0L);
    }

    boolean holds(Registrant who) {
        return type != null && (type.allHold() ? keys.containsKey(who) : who.equals(holder));
    }

    boolean conflicts(Registrant who, Access access) {
        if (type == null || access == Access.FREE || holds(who)) {
            return false;
        }
        if (type.registrants() && keys.containsKey(who)) {
            return false;
        }
        return access == Access.WRITE || !type.readable();
    }

    void requireKey(Registrant who, long key) throws CommandFault {
        Long existing = keys.get(who);
        if (existing == null || existing != key) {
            throw conflict();
        }
    }

    static CommandFault conflict() {
        return CommandFault.status(Status.RESERVATION_CONFLICT);
    }

    void take(Registrant who, ReservationType wanted) {
        holder = who;
        type = wanted;
    }

    void dissolve() {
        holder = null;
        type = null;
    }

    /** Removes a registration, and with it the reservation of its last holder. */
    void unregister(Registrant who, List<Notice> notices) {
        keys.remove(who);
        ReservationType held = type;
        if (held == null || (held.allHold() ? !keys.isEmpty() : !who.equals(holder))) {
            return;
        }
        dissolve();
        if (held.registrants()) {
            tellOthers(who, SenseCode.RESERVATIONS_RELEASED, notices);
        }
    }

    void tellOthers(Registrant who, SenseCode code, List<Notice> notices) {
        for (Registrant other : keys.keySet()) {
            if (!other.equals(who)) {
                notices.add(new Notice(other, code));
            }
        }
    }
}
