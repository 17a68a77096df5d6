package io.vtool.cli.sense;

import io.vtool.scsi.explain.Cause;
import io.vtool.scsi.log.StatusEvent;
import org.jspecify.annotations.Nullable;

/** The number of an event that tells why it failed, in the short form in which people look it up. */
public final class EventCode {
    private EventCode() {}

    /**
     * Writes it: {@code 0x3/0x11/0x0} for sense data, {@code H:0x5}, {@code D:0x28} and {@code P:0x2} for a status.
     *
     * @param event the event
     * @param cause which of its numbers explains it
     * @return empty for an event without a number
     */
    public static String of(StatusEvent event, Cause cause) {
        return switch (cause) {
            case SENSE -> Codes.sense(event.senseKey(), event.asc(), event.ascq());
            case HOST -> number("H:", event.host());
            case LINUX_HOST -> number("host ", event.host());
            case PLUGIN -> number("P:", event.plugin());
            case DEVICE -> number("D:", event.device());
            case NVME -> number("NVMe ", event.details().nvmeStatus());
            case WINDOWS_REQUEST, AIX_ADAPTER, SOLARIS, CAM, LPFC ->
                number("adapter ", event.details().adapter());
            case WINDOWS_EVENT -> "event " + event.details().eventId();
            case LINUX_BLOCK -> String.valueOf(event.details().blockError());
            case NONE -> "";
        };
    }

    private static String number(String label, @Nullable Integer number) {
        return number == null ? "" : label + Codes.hex(number);
    }
}
