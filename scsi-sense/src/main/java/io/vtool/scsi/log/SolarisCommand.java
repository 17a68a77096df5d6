package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code Error for Command: read(10)   Error Level: Retryable} of Solaris and illumos; the device and the sense data stand on
 * lines of their own.
 */
final class SolarisCommand implements Recognizer {
    private static final int LONGEST = 40;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("error for command")) {
            return null;
        }
        c.skipAny(": '");
        int start = c.at;
        int end = start;
        int most = Math.min(c.limit, start + LONGEST);
        while (end < most
                && c.charAt(end) != '\''
                && !c.text.startsWith("  ", end)
                && !c.text.startsWith(" Error Level", end)) {
            end++;
        }
        String name = c.text.substring(start, end).strip();
        // without its length such a name may be that of several commands
        boolean one = name.indexOf('(') > 0 || !name.equals("read") && !name.equals("write");
        Integer opcode = one ? Phrases.command(name) : null;
        if (opcode == null) {
            return null;
        }
        EventBuilder event = new EventBuilder("solaris-command", Origin.TOOL);
        event.opcode = opcode;
        event.start = at;
        event.end = end;
        device(line, at, event);
        return event;
    }

    /** {@code WARNING: /pci@0/scsi@3/sd@1,0 (sd16):} where it stands on the same line. */
    static void device(Line line, int at, EventBuilder event) {
        int close = line.find("):", line.back(at, 12), at);
        int open = close < 0 ? -1 : line.text.lastIndexOf('(', close);
        int path = open < 2 ? -1 : line.text.lastIndexOf(' ', open - 2) + 1;
        if (path <= 0 || open - path > 200 || line.text.charAt(path) != '/') {
            return;
        }
        event.deviceId = line.text.substring(open + 1, close);
        event.pathId = line.text.substring(path, open - 1);
        event.prefixed = true;
    }
}
