package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** ESX lines about a status that print no number of it: throttled repetitions, commands, SATP states, reservations. */
final class EsxNotice implements Recognizer {
    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        EventBuilder event = repeated(line, at);
        if (event == null) {
            event = pathState(line, at);
        }
        if (event == null) {
            event = throttled(line, at);
        }
        return event != null ? event : reservation(line, at);
    }

    /** {@code nmp_ThrottleLogForDevice:3893: Cmd 0x89 ... Failed:} of ESXi 8, which prints the status on the next line. */
    private static @Nullable EventBuilder throttled(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("failed:") || !c.skipBlanks().atEnd()) {
            return null;
        }
        EventBuilder event = EsxContext.before(line, at).event();
        boolean throttle = event.form.equals("esxi5-nmp-throttle") || event.form.equals("esxi7-hpp-throttle");
        return throttle && event.opcode != null ? spanned(event, at, c.limit) : null;
    }

    /** {@code last error status from device D repeated 20 times}. */
    private static @Nullable EventBuilder repeated(Line line, int at) {
        if (!line.has("last error ", line.back(at, 11), at)) {
            return null;
        }
        EventBuilder event = new EventBuilder("esxi5-nmp-repeated", Origin.ESXI5);
        int end = EsxTail.read(line, at, event);
        return event.repeated == null ? null : spanned(event, at, end);
    }

    /** {@code Failed to update path "P" state. Status=SCSI reservation conflict}. */
    private static @Nullable EventBuilder pathState(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("status") || !c.skipBlanks().accept('=')) {
            return null;
        }
        int update = line.find("failed to update path", line.back(at, 200), at);
        if (update < 0) {
            return null;
        }
        EventBuilder event = new EventBuilder("esx-satp-event", Origin.ESX);
        event.pathId = EsxContext.between(line, update, at).event().pathId;
        return spanned(event, at, at + 7);
    }

    private static @Nullable EventBuilder reservation(Line line, int at) {
        Cursor c = line.cursor.to(at);
        boolean failing = c.accept("reservation conflicts") && line.has("failing i/o due to", line.back(at, 40), at);
        boolean waiting = c.accept("sync cr at ") && line.has("scsi:", line.back(at, 40), at);
        if (!failing && !waiting) {
            return null;
        }
        return spanned(new EventBuilder("esx3-reservation", Origin.ESX3), at, c.at);
    }

    private static EventBuilder spanned(EventBuilder event, int start, int end) {
        event.start = start;
        event.end = end;
        event.prefixed = true;
        return event;
    }
}
