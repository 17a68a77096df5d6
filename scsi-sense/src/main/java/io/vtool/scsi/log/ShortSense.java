package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code Current sd08:11: sns = 70  3} of Linux 2.0 to 2.4: the response code and the byte of the sense key. */
final class ShortSense implements Recognizer {
    private static final int KEY = 0xf;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("sns =")) {
            return null;
        }
        int code = c.skipBlanks().hex(2);
        int key = c.skipBlanks().hex(2);
        if (key < 0 || (code & 0x7e) != 0x70 || Cursor.isAlnum(c.peek())) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux26-sense-key", Origin.LINUX);
        event.senseKey = key & KEY;
        event.deferred = (code & 0x7f) == 0x71 ? Boolean.TRUE : null;
        Prefix.before(line, at).into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }
}
