package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code sdb : status = 1, message = 00, host = 0, driver = 08} of Linux 2.0 to 2.6.17, where a disk's capacity could not
 * be read. The status has no reserved bit there: it is half of what the standards number.
 */
final class OldHostStatus implements Recognizer {
    private static final int MOST_STATUS = 0x1f;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        int start = line.find("status", line.back(at, 20), at);
        Cursor c = line.cursor.to(start);
        int status = start >= 0 && c.accept("status") && assigned(c) ? c.hex(2) : Cursor.NONE;
        if (status < 0 || status > MOST_STATUS || !c.accept(", ") || c.at != at) {
            return null;
        }
        boolean message = c.accept("message") && assigned(c) && c.hex(2) >= 0;
        long host = message && c.accept(", host") && assigned(c) ? c.decimal() : Cursor.NONE;
        int driver = host >= 0 && c.accept(", driver") && assigned(c) ? c.hex(2) : Cursor.NONE;
        if (driver < 0 || host > 0xff) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-capacity-status", Origin.LINUX);
        event.device = status << 1;
        event.host = (int) host;
        event.driver = driver;
        event.deviceId = name(line, start);
        event.prefixed = event.deviceId != null;
        event.start = start;
        event.end = c.at;
        return event;
    }

    private static boolean assigned(Cursor c) {
        boolean found = c.skipBlanks().accept('=');
        c.skipBlanks();
        return found;
    }

    /** The name of the disk before {@code " : "}. */
    private static @Nullable String name(Line line, int status) {
        int end = status;
        while (end > line.from && " :".indexOf(line.text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > line.from && Cursor.isLower(line.text.charAt(start - 1))) {
            start--;
        }
        String word = line.text.substring(start, end);
        return end < status && Prefix.isName(word) ? word : null;
    }
}
