package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code LTFS30200I Failed to execute SG_IO ioctl, opcode = 0a (22)} of the linear tape file system, and the line
 * {@code Opcode: 0xa8} of disc image programs; and {@code Unsupported SCSI Opcode 0xa3, sending CHECK_CONDITION.} of the
 * target of Linux, which answers with the code of such commands.
 */
final class OperationCodeLabel implements Recognizer {
    private static final int CHECK_CONDITION = 2;
    private static final int ILLEGAL_REQUEST = 5;
    private static final int INVALID_COMMAND = 0x20;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("opcode");
        EventBuilder refused = refused(line, c, at);
        if (refused != null) {
            return refused;
        }
        c.to(at + 6);
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

    private static @Nullable EventBuilder refused(Line line, Cursor c, int at) {
        int label = line.find("unsupported scsi ", line.back(at, 17), at);
        int opcode = label >= 0 && c.skipBlanks().at > at ? c.prefixedHex(2) : Cursor.NONE;
        if (opcode < 0 || !c.accept(", sending") || !c.skipBlanks().accept("CHECK_CONDITION")) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-target", Origin.LINUX);
        event.opcode = opcode;
        event.device = CHECK_CONDITION;
        event.senseTriple(ILLEGAL_REQUEST, INVALID_COMMAND, 0);
        event.prefixed = true;
        event.start = label;
        event.end = c.at;
        return event;
    }
}
