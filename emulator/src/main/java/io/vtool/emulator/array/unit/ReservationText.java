package io.vtool.emulator.array.unit;

import java.util.Map;

/**
 * Reservations as lines of text, one for each registration: key in hexadecimal, type it holds or 0, relative target port,
 * initiator port name.
 */
final class ReservationText {
    private static final int FIELDS = 4;

    private ReservationText() {}

    static String of(PersistentReservations reservations) {
        StringBuilder text = new StringBuilder();
        ReservationType type = reservations.type();
        for (Map.Entry<Registrant, Long> entry : reservations.registrations().entrySet()) {
            Registrant who = entry.getKey();
            if (who.equals(Stranger.REGISTRANT)) {
                continue;
            }
            text.append(Long.toHexString(entry.getValue())).append(' ');
            text.append(type != null && reservations.holds(who) ? type.code() : 0)
                    .append(' ');
            text.append(who.relativePort())
                    .append(' ')
                    .append(who.initiatorPort())
                    .append('\n');
        }
        return text.toString();
    }

    /** Takes over what {@link #of} wrote; lines that make no sense are passed over. */
    static void restore(String text, PersistentReservations reservations) {
        for (String line : text.split("\n", -1)) {
            String[] field = line.split(" ", FIELDS);
            if (field.length == FIELDS) {
                restore(field, reservations);
            }
        }
    }

    private static void restore(String[] field, PersistentReservations reservations) {
        long key;
        int type;
        int port;
        try {
            key = Long.parseUnsignedLong(field[0], 16);
            type = Integer.parseInt(field[1]);
            port = Integer.parseInt(field[2]);
        } catch (NumberFormatException e) {
            return;
        }
        reservations.restore(new Registrant(port, field[3]), key, ReservationType.of(type));
    }
}
