package io.vtool.scsi.log;

import io.vtool.scsi.table.AdapterStatuses;
import org.jspecify.annotations.Nullable;

/**
 * {@code SCSI transport failed: reason 'timeout': retrying command} of Solaris and illumos: why a packet never got a status. It
 * stands below the line that names the device, or behind it.
 */
final class SolarisTransport implements Recognizer {
    private static final int LONGEST = 24;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("transport failed: reason '") || !line.has("scsi ", line.back(at, 5), at)) {
            return null;
        }
        int start = c.at;
        int end = line.text.indexOf('\'', start);
        if (end < 0 || end - start > LONGEST) {
            return null;
        }
        int reason = AdapterStatuses.solarisReason(line.text.substring(start, end));
        if (reason < 0) {
            return null;
        }
        EventBuilder event = new EventBuilder("solaris-transport", Origin.SOLARIS);
        event.adapter = reason;
        event.start = at;
        event.end = end + 1;
        SolarisCommand.device(line, at, event);
        return event;
    }
}
