package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code LTFS30200I Failed to execute SG_IO ioctl, opcode = 0a (22)} of the linear tape file system. */
final class TapeLibraryFile implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("opcode");
        if (!line.has("ltfs", line.back(at, 80), at)) {
            return null;
        }
        c.skipAny(" =:");
        int opcode = c.hex(2);
        if (opcode < 0 || Cursor.isAlnum(c.peek())) {
            return null;
        }
        EventBuilder event = new EventBuilder("ltfs-opcode", Origin.LTFS);
        event.opcode = opcode;
        event.start = at;
        event.end = c.at;
        return event;
    }
}
