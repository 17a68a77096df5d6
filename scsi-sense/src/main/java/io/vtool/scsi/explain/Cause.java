package io.vtool.scsi.explain;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.SenseKind;
import io.vtool.scsi.log.StatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which of an event's numbers tells why the command failed: the plug-in before the host, the host before the device,
 * and sense data only where the device says CHECK CONDITION.
 */
public enum Cause {
    /** The plug-in status of ESX. */
    PLUGIN("plugin"),
    /** The host status of ESX. */
    HOST("host"),
    /** The host byte of Linux. */
    LINUX_HOST("linux-host"),
    /** The SCSI status. */
    DEVICE("device"),
    /** The sense data. */
    SENSE("sense"),
    /** The NVMe status. */
    NVME("nvme"),
    /** The words of the Linux block layer. */
    LINUX_BLOCK("linux-block"),
    /** The status of a Windows request block. */
    WINDOWS_REQUEST("windows-request"),
    /** The adapter status of AIX. */
    AIX_ADAPTER("aix-adapter"),
    /** The reason why a packet of Solaris was completed. */
    SOLARIS("solaris"),
    /** The status of a request in CAM of FreeBSD. */
    CAM("cam"),
    /** The completion status of the Emulex driver of Linux. */
    LPFC("lpfc"),
    /** The event of Windows itself. */
    WINDOWS_EVENT("windows-event"),
    /** The event carries no status. */
    NONE("");

    private static final int CHECK_CONDITION = 0x02;
    private static final int REQUEST_SUCCESS = 0x01;
    private static final int REQUEST_ERROR = 0x04;
    /** From here the Linux host byte repeats what the sense data says. */
    private static final int LINUX_DERIVED_FIRST = 0x10;

    private static final int LINUX_DERIVED_LAST = 0x13;

    private final String layer;

    Cause(String layer) {
        this.layer = layer;
    }

    /** The word for it in the table of explanations. */
    public String layer() {
        return layer;
    }

    /** Chooses the number that explains the event. */
    static Cause of(StatusEvent event) {
        if (isError(event.plugin())) {
            return PLUGIN;
        }
        boolean sense = hasSense(event) && !isStale(event);
        Integer host = event.host();
        if (isError(host) && !(sense && isDerived(event.origin(), host))) {
            return event.origin() == Origin.LINUX ? LINUX_HOST : HOST;
        }
        if (event.details().nvmeStatus() != null) {
            return NVME;
        }
        if (sense && !isEmptyPossible(event)) {
            return SENSE;
        }
        if (event.origin() == Origin.WINDOWS && event.details().eventId() != null) {
            return windows(event);
        }
        if (event.origin() == Origin.AIX && event.details().adapter() != null) {
            return AIX_ADAPTER;
        }
        if (event.origin() == Origin.SOLARIS && event.details().adapter() != null) {
            return SOLARIS;
        }
        if (event.origin() == Origin.FREEBSD && event.details().adapter() != null && event.device() == null) {
            return CAM;
        }
        if (isHyperV(event) && event.details().adapter() != null) {
            return WINDOWS_REQUEST;
        }
        if (event.device() != null) {
            return DEVICE;
        }
        if (event.details().adapter() != null) {
            return LPFC;
        }
        if (host != null) {
            return event.origin() == Origin.LINUX ? LINUX_HOST : HOST;
        }
        if (event.plugin() != null) {
            return PLUGIN;
        }
        return event.details().blockError() == null ? NONE : LINUX_BLOCK;
    }

    /** The status of the device where there is one, else that of the request, else what event was logged at all. */
    private static Cause windows(StatusEvent event) {
        int request = number(event.details().adapter(), REQUEST_SUCCESS);
        int status = number(event.device(), 0);
        boolean failed = request != REQUEST_SUCCESS;
        // a CHECK CONDITION whose sense data nobody fetched tells less than why the request failed
        if (failed && request != REQUEST_ERROR && (status == 0 || status == CHECK_CONDITION)) {
            return WINDOWS_REQUEST;
        }
        if (status != 0) {
            return DEVICE;
        }
        return failed ? WINDOWS_REQUEST : WINDOWS_EVENT;
    }

    /** Whether Linux tells of a request to Hyper-V, whose statuses are those of Windows. */
    static boolean isHyperV(StatusEvent event) {
        return event.form().equals("linux-storvsc");
    }

    private static int number(@Nullable Integer number, int absent) {
        return number == null ? absent : number;
    }

    /** Whether the event carries sense data that may be decoded. */
    static boolean hasSense(StatusEvent event) {
        return event.senseKind() != SenseKind.INVALID && (event.senseKey() != null || event.asc() != null);
    }

    /**
     * Whether the sense data is left over from an earlier command: the device did not report CHECK CONDITION, or the line
     * calls the data possible while the error lies elsewhere. Data that is all zero is empty, not stale.
     */
    static boolean isStale(StatusEvent event) {
        Integer device = event.device();
        if (!hasSense(event) || isZero(event)) {
            return false;
        }
        if (device != null && device != CHECK_CONDITION) {
            return true;
        }
        return event.senseKind() == SenseKind.POSSIBLE && (isError(event.host()) || isError(event.plugin()));
    }

    private static boolean isEmptyPossible(StatusEvent event) {
        return isZero(event) && event.device() != null;
    }

    private static boolean isZero(StatusEvent event) {
        return !isError(event.senseKey()) && !isError(event.asc()) && !isError(event.ascq());
    }

    private static boolean isDerived(Origin origin, @Nullable Integer host) {
        return origin == Origin.LINUX && host != null && host >= LINUX_DERIVED_FIRST && host <= LINUX_DERIVED_LAST;
    }

    private static boolean isError(@Nullable Integer number) {
        return number != null && number != 0;
    }
}
