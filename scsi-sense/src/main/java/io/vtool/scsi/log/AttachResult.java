package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code ... could not complete a READ command ... result = 0x18 key = 0x0, asc = 0x0, ascq = 0x0} of ESX 3.x. */
final class AttachResult implements Recognizer {
    private static final String DISK = "scsi disk ";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("result");
        if (!c.skipBlanks().accept('=')) {
            return null;
        }
        int status = c.skipBlanks().prefixedHex(2);
        int end = c.at;
        if (status < 0 || !c.skipAny(" ,").accept("key")) {
            return null;
        }
        EventBuilder event = new EventBuilder("esx3-attach", Origin.ESX3);
        event.device = status;
        int disk = line.find(DISK, line.back(at, 400), at);
        if (disk >= 0) {
            int start = disk + DISK.length();
            String name = line.text.substring(start, line.cursor.wordEnd(start, 16));
            event.deviceId = Prefix.isName(name) ? name : null;
        }
        event.prefixed = true;
        event.start = at;
        event.end = end;
        return event;
    }
}
