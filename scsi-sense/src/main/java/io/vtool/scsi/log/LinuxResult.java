package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=0s}, with names or numbers. */
final class LinuxResult implements Recognizer {
    /** The name without a bit of its own. */
    private static final int SUGGEST_IS_OK = 0xff;

    private static final String FAILED = "failed";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean host = c.accept("hostbyte") || c.accept("host_status");
        boolean driver = !host && (c.accept("driverbyte") || c.accept("driver_status"));
        if (!host && !driver || !c.skipBlanks().accept('=')) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-result", Origin.LINUX);
        c.skipBlanks();
        if (host) {
            event.host = hostByte(c);
            c.skipAny(" ,");
            if (c.accept("driverbyte") && c.skipBlanks().accept('=')) {
                event.driver = driverByte(c.skipBlanks());
            }
        } else {
            event.driver = driverByte(c);
        }
        event.end = c.at;
        event.start = at;
        Prefix.before(line, at).into(event);
        event.opcode = failedCommand(line, at);
        return event;
    }

    private static @Nullable Integer hostByte(Cursor c) {
        int number = c.prefixedHex(2);
        if (number >= 0) {
            return number;
        }
        String word = word(c);
        for (int end = word.length(); end > 0; end = word.lastIndexOf("driverbyte", end - 1)) {
            int found = Phrases.hostByte(word.substring(0, end));
            if (found >= 0) {
                c.at -= word.length() - end;
                return found;
            }
        }
        return null;
    }

    /** {@code DRIVER_SENSE,SUGGEST_OK} prints the two halves of the byte. */
    private static @Nullable Integer driverByte(Cursor c) {
        int number = c.prefixedHex(2);
        if (number >= 0) {
            return number;
        }
        int driver = Phrases.driverByte(word(c));
        if (driver < 0) {
            return null;
        }
        int suggestion = 0;
        if (c.peek() == ',' && c.text.startsWith("SUGGEST_", c.at + 1)) {
            c.at++;
            int found = Phrases.driverByte(word(c));
            suggestion = found < 0 || found == SUGGEST_IS_OK ? 0 : found;
        }
        return driver | suggestion;
    }

    private static String word(Cursor c) {
        int start = c.at;
        c.at = c.wordEnd(start, 48);
        return c.text.substring(start, c.at);
    }

    /** The command in {@code Synchronize Cache(10) failed: Result:}. */
    private static @Nullable Integer failedCommand(Line line, int at) {
        int failed = line.find(FAILED, line.back(at, 24), at);
        if (failed < 0) {
            return null;
        }
        int start = failed;
        int from = line.back(failed, 64);
        while (start > from && "]:#".indexOf(line.text.charAt(start - 1)) < 0) {
            start--;
        }
        return Phrases.command(line.text.substring(start, failed).strip());
    }
}
