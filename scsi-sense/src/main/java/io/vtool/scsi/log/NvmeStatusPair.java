package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The NVMe status as type and code: {@code nvme0n1: I/O Cmd(0x2) @ LBA 0, 8 blocks, I/O Error (sct 0x2 / sc 0x86)} of
 * Linux, {@code nvme0: UNRECOVERED READ ERROR (02/81) sqid:1} and {@code (02/81) crd:0} of FreeBSD, {@code ABORTED (00/07) qid:3} of SPDK.
 */
final class NvmeStatusPair implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean linux = c.accept("sct");
        int type;
        int code;
        String form = "linux-nvme";
        int start = at;
        if (linux) {
            c.skipAny(" :=");
            type = c.hex(1);
            c.skipAny(" /,");
            code = type < 0 || !c.accept("sc") ? Cursor.NONE : c.skipAny(" :=").hex(2);
        } else {
            start = line.find("(", line.back(at, 10), at);
            c.to(start + 1);
            type = start < 0 ? Cursor.NONE : c.hex(2);
            code = type < 0 || !c.accept('/') ? Cursor.NONE : c.hex(2);
            boolean queue = c.accept(") sqid:") || c.accept(") crd:");
            if (!queue && !c.accept(") qid:")) {
                return null;
            }
            form = queue ? "freebsd-nvme" : "spdk-nvme";
        }
        // at the end of the line the number may be cut
        if (code < 0
                || type > 7
                || c.atEnd()
                || linux && (Cursor.isAlnum(c.charAt(at - 1)) || Cursor.isAlnum(c.peek()))) {
            return null;
        }
        Origin origin = linux ? Origin.LINUX : form.startsWith("spdk") ? Origin.TOOL : Origin.FREEBSD;
        EventBuilder event = new EventBuilder(form, origin);
        event.end = c.at;
        event.nvmeStatus = type << 8 | code;
        event.start = start;
        event.deviceId = device(line, start);
        event.prefixed = event.deviceId != null;
        command(line, start, event);
        return event;
    }

    /** The controller or namespace whose name and colon stand first. */
    private static @Nullable String device(Line line, int at) {
        int from = line.back(at, 200);
        int start = line.find("nvme", from, at);
        while (start >= 0) {
            int end = line.cursor.wordEnd(start, 24);
            if (line.cursor.charAt(end) == ':' && Cursor.isDigit(line.cursor.charAt(start + 4))) {
                return line.text.substring(start, end);
            }
            start = line.find("nvme", from, start);
        }
        return null;
    }

    /** {@code Cmd(0x2) @ LBA 0, 8 blocks}. */
    private static void command(Line line, int at, EventBuilder event) {
        int from = line.back(at, 120);
        Cursor c = line.cursor;
        int lba = line.find("@ LBA ", from, at);
        if (lba >= 0) {
            long block = c.to(lba + 6).decimal();
            event.lba = block < 0 ? null : (Long) block;
            long blocks = c.accept(", ") ? c.decimal() : Cursor.NONE;
            event.blocks = blocks < 0 ? null : (Long) blocks;
        }
        int open = line.find("(0x", from, lba >= 0 ? lba : at);
        if (open >= 0 && event.origin == Origin.LINUX) {
            int opcode = c.to(open + 1).prefixedHex(2);
            event.nvmeOpcode = opcode < 0 || !c.accept(')') ? null : (Integer) opcode;
        }
    }
}
