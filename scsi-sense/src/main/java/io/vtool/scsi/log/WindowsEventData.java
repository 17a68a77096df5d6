package io.vtool.scsi.log;

import io.vtool.scsi.table.WindowsEvents;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event of the storage drivers of Windows, all of it on one line behind a label of Windows: {@code Data:
 * 0000: 0f 00 18 00 ...}, {@code Event ID: 11 ... Data: 0f 00 18 00 ...}, {@code <Binary>0F001800...</Binary>},
 * {@code "Binary":"0F-00-18-00..."}, {@code Data : {15, 0, 24, 0, ...}} of PowerShell; or as all there is of a line. What the bytes mean, {@link WindowsPacket} and
 * {@link WindowsDumpData} say.
 */
final class WindowsEventData implements Recognizer {
    private static final int LOOK_BACK = 400;
    private static final int DEVICE_REACH = 600;
    private static final int LONGEST_GAP = 40;
    private static final String LABEL = "data";
    private static final String DEVICE = "\\Device\\";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (c.peek() == ':') {
            return list(line, at);
        }
        boolean element = binary(c);
        if (!element && (Cursor.isAlnum(c.charAt(at - 1)) || !c.accept("data:"))) {
            return null;
        }
        c.skipBlanks();
        boolean told = element || WindowsRows.offset(line.text, c.at) == 0;
        if (!told && !line.has("event", line.back(at, LOOK_BACK), at)) {
            return null;
        }
        return spanned(event(new WindowsRows(c).read()), line, at);
    }

    /** {@code Data : {15, 0, 24, ...}} of PowerShell. */
    private static @Nullable EventBuilder list(Line line, int at) {
        int end = at;
        while (end > line.from && line.text.charAt(end - 1) == ' ' && at - end < LONGEST_GAP) {
            end--;
        }
        boolean labelled = line.has(LABEL, line.back(end, LABEL.length()), end);
        if (!labelled || Cursor.isAlnum(line.cursor.charAt(end - LABEL.length() - 1))) {
            return null;
        }
        line.cursor.to(at + 1);
        return spanned(event(WindowsRows.decimal(line.cursor)), line, at);
    }

    private static @Nullable EventBuilder spanned(@Nullable EventBuilder event, Line line, int at) {
        if (event != null) {
            event.start = at;
            event.end = line.cursor.at;
            event.prefixed = true;
            event.deviceId = device(line, at);
        }
        return event;
    }

    /** The event of a packet; null when the bytes are none, or of an event that tells nothing of a device. */
    static @Nullable EventBuilder event(byte[] data) {
        WindowsPacket packet = WindowsPacket.of(data);
        if (packet == null || WindowsEvents.symbol(packet.eventId()) == null) {
            return null;
        }
        EventBuilder event = new EventBuilder("windows-event-data", Origin.WINDOWS);
        event.eventId = packet.eventId();
        WindowsDumpData.read(packet, event);
        return event;
    }

    /** {@code <Binary>}, and {@code "Binary": "} or {@code Binary=} of programs that print events. */
    private static boolean binary(Cursor c) {
        int start = c.at;
        if (!c.accept("binary")) {
            return false;
        }
        if (c.charAt(start - 1) == '<' && c.accept('>')) {
            return true;
        }
        c.skipAny("\"' ");
        if (c.accept(':') || c.accept('=')) {
            c.skipAny("\"' ");
            return true;
        }
        c.at = start;
        return false;
    }

    /** {@code \Device\Harddisk2\DR2}, the last name of a device before the data. */
    private static @Nullable String device(Line line, int at) {
        int start = line.find(DEVICE, line.back(at, DEVICE_REACH), at);
        if (start < 0) {
            return null;
        }
        int end = start + DEVICE.length();
        while (end < at && (Cursor.isAlnum(line.text.charAt(end)) || "\\_-".indexOf(line.text.charAt(end)) >= 0)) {
            end++;
        }
        return end - start <= DEVICE.length() ? null : line.text.substring(start, end);
    }
}
