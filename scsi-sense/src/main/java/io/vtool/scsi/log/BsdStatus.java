package io.vtool.scsi.log;

import io.vtool.scsi.table.AdapterStatuses;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the BSD kernels that name a status: {@code sd1(umass0:1:0): Check Condition (error 0x70) on opcode 0x28}
 * and {@code (da0:sim0:0:0:0): CAM status: SCSI Status Error}.
 */
final class BsdStatus implements Recognizer {
    private static final int CHECK_CONDITION = 0x02;
    private static final int SCSI_STATUS = 0x0c;
    private static final int ATA_STATUS = 0x1c;
    private static final int LONGEST_WORDS = 48;

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
            event.adapter = request(c);
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

    /** What became of the request; null where the device gave a status that other lines tell, or the words are unknown. */
    private static @Nullable Integer request(Cursor c) {
        int start = c.skipBlanks().at;
        int end = start;
        int most = Math.min(c.limit, start + LONGEST_WORDS);
        while (end < most && ",;\"".indexOf(c.charAt(end)) < 0) {
            end++;
        }
        int status = AdapterStatuses.camStatus(c.text.substring(start, end).strip());
        c.at = status < 0 ? start : end;
        return status < 0 || status == SCSI_STATUS || status == ATA_STATUS ? null : (Integer) status;
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
