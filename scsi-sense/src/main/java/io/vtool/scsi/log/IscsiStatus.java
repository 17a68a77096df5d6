package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The status that a program over libiscsi tells by its name alone: {@code iSCSI Busy/TaskSetFull/TimeOut (retry #1 in 10 ms):
 * TASK_SET_FULL} and {@code iSCSI Failure: RESERVATION CONFLICT} of QEMU. Sense data has labels of its own.
 */
final class IscsiStatus implements Recognizer {
    private static final int GOOD = 0;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean failure = c.accept("iscsi failure:");
        if (!failure && !(c.accept("iscsi busy/tasksetfull/timeout (retry #") && retry(c))) {
            return null;
        }
        int status = Phrases.status(c.skipBlanks());
        if (status <= GOOD || !c.skipBlanks().atEnd()) {
            return null;
        }
        EventBuilder event = new EventBuilder("qemu-iscsi-status", Origin.TOOL);
        event.device = status;
        event.start = at;
        event.end = c.at;
        event.prefixed = true;
        return event;
    }

    /** {@code 1 in 10 ms):}, the rest of what stands before the status. */
    private static boolean retry(Cursor c) {
        return c.decimal() >= 0 && c.accept(" in ") && c.decimal() >= 0 && c.accept(" ms):");
    }
}
