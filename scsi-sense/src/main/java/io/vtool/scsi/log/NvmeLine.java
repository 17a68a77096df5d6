package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** The NVMe status in lines of ESXi drivers and nvme-cli, all of which call it a status. */
final class NvmeLine implements Recognizer {
    /** Status code type and status code, without the bits for retry and more information. */
    private static final int STATUS_MASK = 0x7ff;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        EventBuilder event = field(line, at);
        if (event == null) {
            event = scsiOpcode(line, at);
        }
        if (event == null) {
            event = driver(line, at);
        }
        if (event == null) {
            event = tool(line, at);
        }
        return event;
    }

    /** {@code status_field : 0xc502(READ_ERROR: ...)}: the field with its phase bit. */
    private static @Nullable EventBuilder field(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("status_field") && !c.accept("status field")) {
            return null;
        }
        c.skipAny(" :");
        int value = c.prefixedHex(4);
        if (value <= 0) {
            return null;
        }
        EventBuilder event = new EventBuilder("nvme-cli-error-log", Origin.TOOL);
        event.nvmeStatus = value >> 1 & STATUS_MASK;
        return spanned(event, at, c.at);
    }

    /** {@code SCSI opcode 0x85 (...) on path P to namespace N failed with NVMe error status: 0x1}. */
    private static @Nullable EventBuilder scsiOpcode(Line line, int at) {
        if (!line.has("nvme error ", line.back(at, 11), at)) {
            return null;
        }
        int value = value(line, at);
        if (value < 0) {
            return null;
        }
        int end = line.cursor.at;
        EventBuilder context = EsxContext.before(line, at).event();
        EventBuilder event = new EventBuilder("esxi7-nvmescsi", Origin.ESXI5);
        event.opcode = context.opcode;
        event.pathId = context.pathId;
        event.deviceId = context.deviceId;
        int namespace = line.find("namespace ", line.back(at, 300), at);
        if (namespace >= 0) {
            event.deviceId = EsxName.read(line.cursor.to(namespace + 10).skipBlanks(), at, false);
        }
        event.nvmeStatus = value;
        event.prefixed = true;
        return spanned(event, at, end);
    }

    /** {@code NVMEIO:2644 command C failed: ..., status 0x371, opc 0x2} and {@code NVMEPSA:203 ... status: 0x80d}. */
    private static @Nullable EventBuilder driver(Line line, int at) {
        int from = line.back(at, 400);
        boolean io = line.has("NVMEIO:", from, at);
        if (!io && !line.has("NVMEPSA:", from, at)) {
            return null;
        }
        int value = value(line, at);
        if (value < 0) {
            return null;
        }
        Cursor c = line.cursor;
        EventBuilder event = new EventBuilder(io ? "esxi8-nvmeio" : "esxi7-nvmepsa", Origin.ESXI5);
        event.nvmeStatus = value;
        if (c.accept(", opc ")) {
            int opcode = c.prefixedHex(2);
            event.nvmeOpcode = opcode < 0 ? null : (Integer) opcode;
        }
        event.prefixed = true;
        return spanned(event, at, c.at);
    }

    /** {@code NVMe status: INVALID_NS: The namespace ...(0x200b)} and {@code NVMe Status:INVALID_FIELD(2002)} of nvme-cli, {@code nvme nvme0: Abort status: 0x371}. */
    private static @Nullable EventBuilder tool(Line line, int at) {
        boolean named = line.has("nvme ", line.back(at, 5), at)
                || line.has("nvme admin ", line.back(at, 11), at)
                || line.has("nvme io ", line.back(at, 8), at);
        if (!named && !(line.has("abort ", line.back(at, 6), at) && line.has("nvme", line.back(at, 40), at))) {
            return null;
        }
        int value = value(line, at);
        Cursor c = line.cursor;
        if (named && value < 0) {
            value = bare(c.to(at));
        }
        if (named && value < 0) {
            int open = line.find("(0x", at, Math.min(line.text.length(), at + 240));
            value = open < 0 ? Cursor.NONE : c.to(open + 1).prefixedHex(4);
            value = c.peek() == ')' ? value : Cursor.NONE;
        }
        if (value < 0) {
            return null;
        }
        EventBuilder event =
                new EventBuilder(named ? "nvme-cli-status" : "linux-nvme", named ? Origin.TOOL : Origin.LINUX);
        event.nvmeStatus = value & STATUS_MASK;
        return spanned(event, at, c.at);
    }

    /** {@code Status:INVALID_FIELD(2002)}, {@code command error:INVALID_FIELD(2002)}: as nvme-cli 1.x prints it. */
    private static int bare(Cursor c) {
        if (!c.accept("status:") && !c.accept("command error:")) {
            return Cursor.NONE;
        }
        c.skipBlanks();
        int name = c.at;
        while (Cursor.isUpper(c.peek()) || c.peek() == '_') {
            c.at++;
        }
        int value = c.at > name && c.accept('(') ? c.hex(4) : Cursor.NONE;
        return c.peek() == ')' ? value : Cursor.NONE;
    }

    private static int value(Line line, int at) {
        Cursor c = line.cursor.to(at);
        c.accept("status");
        c.skipAny(" :=");
        return c.prefixedHex(4);
    }

    private static EventBuilder spanned(EventBuilder event, int start, int end) {
        event.start = start;
        event.end = end;
        return event;
    }
}
