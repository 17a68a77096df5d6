package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code LTFS30200I Failed to execute SG_IO ioctl, opcode = 0a (22)} of the linear tape file system, and the line
 * {@code Opcode: 0xa8} of disc image programs.
 */
final class OperationCodeLabel implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("opcode");
        boolean tape = line.has("ltfs", line.back(at, 80), at);
        if (!tape && (at > 0 || !line.text.startsWith(": 0x", c.at))) {
            return null;
        }
        c.skipAny(" =:");
        int opcode = c.hex(2);
        if (opcode < 0 || Cursor.isAlnum(c.peek()) || !tape && !c.skipBlanks().atEnd()) {
            return null;
        }
        EventBuilder event =
                tape ? new EventBuilder("ltfs-opcode", Origin.LTFS) : new EventBuilder("dic-opcode", Origin.TOOL);
        event.opcode = opcode;
        event.start = at;
        event.end = c.at;
        return event;
    }
}
