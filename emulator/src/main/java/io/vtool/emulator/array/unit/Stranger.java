package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.emulator.array.fault.Hold;
import io.vtool.iscsi.target.Nexus;

/** The initiator nobody knows, which holds reservations where a fault wants it. */
final class Stranger {
    private static final Nexus NEXUS =
            new Nexus("iqn.1998-01.com.example:another-host", 0x80aabbccdd00L, "", 0, 1, Long.MIN_VALUE);
    /** Who it is to persistent reservations. */
    static final Registrant REGISTRANT = Registrant.of(NEXUS);

    private static final long KEY = 0x5eed0fa11L;

    private Stranger() {}

    static void reserve(LogicalUnit unit, Hold hold) {
        switch (hold) {
            case RESERVE -> unit.simpleReservation().seize(NEXUS);
            case EXCLUSIVE_ACCESS -> unit.reservations().seize(REGISTRANT, KEY, ReservationType.EXCLUSIVE_ACCESS);
            case WRITE_EXCLUSIVE -> unit.reservations().seize(REGISTRANT, KEY, ReservationType.WRITE_EXCLUSIVE);
        }
    }

    static void release(LogicalUnit unit, Hold hold) {
        if (hold == Hold.RESERVE) {
            unit.simpleReservation().release(NEXUS);
        } else {
            unit.reservations().expel(REGISTRANT);
        }
    }

    /** Tells whether what a fault wants still is so on a unit. */
    static boolean holds(LogicalUnit unit, ArrayFault fault) {
        return fault.effect() instanceof Effect.Reserved reserved
                && (reserved.hold() == Hold.RESERVE
                        ? NEXUS.equals(unit.simpleReservation().holder())
                        : unit.reservations().holds(REGISTRANT));
    }
}
