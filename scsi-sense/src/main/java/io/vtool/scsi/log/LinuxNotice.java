package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** Linux kernel lines that tell of a status by words alone: reservation conflicts, resets, unhandled sense. */
final class LinuxNotice implements Recognizer {
    private static final String[] MESSAGES = {
        "unhandled sense code",
        "unhandled error code",
        "power-on or device reset occurred",
        "mode parameters changed",
        "inquiry data has changed",
        "asymmetric access state changed",
        "capacity data has changed",
        "warning! received an indication that the"
    };

    private static final int RESERVATION_CONFLICT = 0x18;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        Prefix prefix = Prefix.before(line, at);
        if (c.accept("reservation conflict")) {
            return conflict(line, at, prefix);
        }
        for (String message : MESSAGES) {
            if (c.accept(message) && prefix.path() != null && prefix.system() == Origin.LINUX) {
                return spanned(new EventBuilder("linux-event", Origin.LINUX), prefix, at, c.at);
            }
        }
        return null;
    }

    private static @Nullable EventBuilder conflict(Line line, int at, Prefix prefix) {
        int end = line.cursor.at;
        boolean linux = prefix.system() == Origin.LINUX && prefix.path() != null && follows(line, at);
        if (!linux && isPersistentReserve(line, at, end)) {
            EventBuilder event = new EventBuilder("sg-status", Origin.TOOL);
            event.device = RESERVATION_CONFLICT;
            return spanned(event, prefix, at, end);
        }
        if (!linux && !isOldAddress(line, at)) {
            return null;
        }
        String form = linux ? "linux-event" : "esx3-reservation";
        EventBuilder event = new EventBuilder(form, linux ? Origin.LINUX : Origin.ESX3);
        event.device = RESERVATION_CONFLICT;
        return spanned(event, prefix, at, end);
    }

    /** {@code PR out (Register): Reservation conflict} of sg_persist, and nothing behind it. */
    private static boolean isPersistentReserve(Line line, int at, int end) {
        boolean begins = line.text.startsWith("PR in") || line.text.startsWith("PR out");
        return begins
                && line.text.startsWith(": ", at - 2)
                && new Cursor(line.text).to(end).skipBlanks().atEnd();
    }

    /** Whether the message directly follows its prefix. */
    private static boolean follows(Line line, int at) {
        int p = at;
        while (p > line.from && line.text.charAt(p - 1) == ' ') {
            p--;
        }
        char before = line.cursor.charAt(p - 1);
        return before == ':' || before == ']' || Cursor.isDigit(before);
    }

    /** {@code scsi0 (0,0,52) :} stands before it. */
    private static boolean isOldAddress(Line line, int at) {
        int open = line.find("(", line.back(at, 24), at);
        int close = line.find(")", line.back(at, 6), at);
        return open > 0 && close > open && line.has("scsi", line.back(open, 8), open) && line.has(",", open, close);
    }

    private static EventBuilder spanned(EventBuilder event, Prefix prefix, int start, int end) {
        prefix.into(event);
        event.prefixed = true;
        event.start = start;
        event.end = end;
        return event;
    }
}
