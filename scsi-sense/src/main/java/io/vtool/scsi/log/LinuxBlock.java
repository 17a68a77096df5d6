package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** {@code blk_update_request: critical medium error, dev sdb, sector 24} and its kin of the block layer. */
final class LinuxBlock implements Recognizer {
    private static final String[] KINDS = {
        "critical target error",
        "critical nexus error",
        "critical medium error",
        "critical space allocation error",
        "recoverable transport error",
        "protection error",
        "timeout error",
        "reservation conflict error",
        "kernel resource error",
        "device resource error",
        "device offline error",
        "zone resource error",
        "zone open resource error",
        "zone active resource error",
        "open zones exceeded error",
        "active zones exceeded error",
        "duration limit exceeded error",
        "nonblocking retry error",
        "dm internal retry error",
        "operation not supported error",
        "buffer i/o error",
        "i/o error"
    };

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("error, dev ")
                && !c.accept("error: dev ")
                && !c.accept("error on dev ")
                && !c.accept("error on device ")) {
            return null;
        }
        int device = c.at;
        int end = deviceEnd(c, device);
        String kind = kind(line, at + 5);
        if (end == device || kind == null) {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-blk", Origin.LINUX);
        event.blockError = kind;
        event.deviceId = line.text.substring(device, end);
        event.prefixed = true;
        event.start = at;
        event.end = end;
        c.to(end).skipAny(" ,");
        if (c.accept("sector ")) {
            long sector = c.decimal();
            event.sector = sector < 0 ? null : (Long) sector;
            event.end = c.at;
        }
        return event;
    }

    private static int deviceEnd(Cursor c, int from) {
        int p = from;
        while (p < c.limit && p - from < 64 && (Cursor.isAlnum(c.charAt(p)) || "-_!/:".indexOf(c.charAt(p)) >= 0)) {
            p++;
        }
        return p;
    }

    private static @Nullable String kind(Line line, int end) {
        for (String kind : KINDS) {
            int start = end - kind.length();
            if (start >= line.from && line.text.regionMatches(true, start, kind, 0, kind.length())) {
                return kind.endsWith("i/o error") ? line.text.substring(start, end) : kind;
            }
        }
        return null;
    }
}
