package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The lines of the BSD kernels that name a status: {@code sd1(umass0:1:0): Check Condition (error 0x70) on opcode 0x28}
 * and {@code (da0:sim0:0:0:0): CAM status: SCSI Status Error}.
 */
final class BsdStatus implements Recognizer {
    private static final int CHECK_CONDITION = 0x02;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Prefix prefix = Prefix.before(line, at);
        if (prefix.system() != Origin.FREEBSD && prefix.system() != Origin.NETBSD) {
            return null;
        }
        Cursor c = line.cursor.to(at);
        EventBuilder event;
        if (c.accept("status:") && line.has("cam ", line.back(at, 4), at)) {
            event = new EventBuilder("freebsd-cam-status", Origin.FREEBSD);
        } else if (c.accept("check condition")) {
            event = new EventBuilder("netbsd-status", prefix.system());
            event.device = CHECK_CONDITION;
            opcode(line, c, event);
        } else {
            return null;
        }
        prefix.into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }

    private static void opcode(Line line, Cursor c, EventBuilder event) {
        int end = c.at;
        int on = line.find(" on ", end, Math.min(line.text.length(), end + 40));
        if (on < 0) {
            return;
        }
        c.to(on + 4);
        if (c.accept("opcode ") || c.accept("CDB: ")) {
            int value = c.prefixedHex(2);
            if (value >= 0) {
                event.opcode = value;
                return;
            }
        }
        c.at = end;
    }
}
