package io.vtool.emulator.array.unit;

import java.util.Map;

/**
 * Reservations as lines of text, one for each registration: key in hexadecimal, type it holds or 0, relative target port,
 * initiator port name. A first line tells what the generation is, and whether all this is kept only while the array has power.
 */
final class ReservationText {
    private static final int FIELDS = 4;
    private static final String POWERED = "powered";
    private static final String KEPT = "kept";

    private ReservationText() {}

    static String of(PersistentReservations reservations) {
        StringBuilder text = new StringBuilder();
        ReservationType type = reservations.type();
        text.append(reservations.persistent() ? KEPT : POWERED)
                .append(' ')
                .append(reservations.generation())
                .append('\n');
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
        boolean headed = false;
        for (String line : text.split("\n", -1)) {
            String[] field = line.split(" ", FIELDS);
            if (field.length == 2 && (field[0].equals(POWERED) || field[0].equals(KEPT))) {
                reservations.restore(number(field[1]), field[0].equals(KEPT));
                headed = true;
            } else if (field.length == FIELDS) {
                if (restore(field, reservations) && !headed) {
                    reservations.restore(0, true); // before there was a first line, nothing else was kept
                    headed = true;
                }
            }
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean restore(String[] field, PersistentReservations reservations) {
        long key;
        int type;
        int port;
        try {
            key = Long.parseUnsignedLong(field[0], 16);
            type = Integer.parseInt(field[1]);
            port = Integer.parseInt(field[2]);
        } catch (NumberFormatException e) {
            return false;
        }
        reservations.restore(new Registrant(port, field[3]), key, ReservationType.of(type));
        return true;
    }
}
