package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code Check condition: 06/29/00} and {@code returned CHECK CONDITION (3/11/0)}: the status, then the three numbers. */
final class CheckConditionSense implements Recognizer {
    private static final int CHECK_CONDITION = 2;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("check condition")) {
            return null;
        }
        c.skipAny(" :([,");
        int key = c.at;
        EventBuilder event = new EventBuilder("sense-label", Origin.TOOL);
        c.accept("0x");
        boolean slashes = c.charAt(c.at + 1) == '/' || c.charAt(c.at + 2) == '/';
        if (!slashes || !SlashTriple.read(c.to(key), event)) {
            return null;
        }
        event.device = CHECK_CONDITION;
        Prefix.before(line, at).into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }
}
