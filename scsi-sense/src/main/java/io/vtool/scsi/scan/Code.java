package io.vtool.scsi.scan;

import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one status in one long: six fields of ten bits (host, device, plug-in, sense key, ASC, ASCQ), each all
 * ones where the line does not print it. An NVMe status is a long of its own kind; so is what an adapter or its driver says
 * of a command that has no SCSI status: a status, the number of an event of Windows, or both.
 */
final class Code {
    /** A status whose numbers do not fit. */
    static final long OTHER = Long.MAX_VALUE;

    private static final int BITS = 10;
    private static final int ABSENT = (1 << BITS) - 1;
    private static final long NVME = 1L << 62;
    private static final long ADAPTER = 1L << 61;
    private static final int SYSTEM_SHIFT = 48;
    private static final int SYSTEM = 7;
    private static final int EVENT_SHIFT = 24;
    private static final int NUMBER = 0xffffff;
    private static final Origin[] SYSTEMS = {Origin.LINUX, Origin.WINDOWS, Origin.AIX, Origin.SOLARIS, Origin.FREEBSD};

    private Code() {}

    /** Packs six numbers, each -1 where absent. */
    static long pack(int host, int device, int plugin, int key, int asc, int ascq) {
        if (Math.max(Math.max(Math.max(host, device), Math.max(plugin, key)), Math.max(asc, ascq)) >= ABSENT) {
            return OTHER;
        }
        long code = host & ABSENT;
        code = code << BITS | device & ABSENT;
        code = code << BITS | plugin & ABSENT;
        code = code << BITS | key & ABSENT;
        code = code << BITS | asc & ABSENT;
        return code << BITS | ascq & ABSENT;
    }

    /** Packs an NVMe status: type and code as {@link StatusEvent.Details#nvmeStatus} has them. */
    static long nvme(int status) {
        return NVME | status & 0xffffL;
    }

    /** The code of an event, or -1 when the event carries no status. */
    static long of(StatusEvent event) {
        Integer nvme = event.details().nvmeStatus();
        if (event.host() == null
                && event.device() == null
                && event.plugin() == null
                && event.senseKey() == null
                && event.asc() == null
                && event.ascq() == null) {
            return nvme == null ? adapter(event) : nvme(nvme);
        }
        return pack(
                number(event.host()),
                number(event.device()),
                number(event.plugin()),
                number(event.senseKey()),
                number(event.asc()),
                number(event.ascq()));
    }

    private static long adapter(StatusEvent event) {
        Integer adapter = event.details().adapter();
        Integer number = event.details().eventId();
        if (adapter == null && number == null) {
            return -1;
        }
        return ADAPTER
                | system(event.origin()) << SYSTEM_SHIFT
                | (long) (number(number) + 1 & NUMBER) << EVENT_SHIFT
                | number(adapter) + 1 & NUMBER;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? -1 : value;
    }

    /** One of the six numbers, null where absent: 0 is the host status, 5 the ASCQ. */
    static @Nullable Integer field(long code, int index) {
        if (!isScsi(code)) {
            return null;
        }
        int value = (int) (code >>> BITS * (5 - index)) & ABSENT;
        return value == ABSENT ? null : value;
    }

    /** The NVMe status, null for SCSI. */
    static @Nullable Integer nvmeStatus(long code) {
        return (code & NVME) != 0 && code != OTHER ? (int) code & 0xffff : null;
    }

    /** The status of an adapter; null where there is none, or a SCSI or NVMe status beside it. */
    static @Nullable Integer adapterStatus(long code) {
        return isAdapter(code) ? present((int) code & NUMBER) : null;
    }

    /** The number of an event of Windows; null where there is none, or a SCSI status beside it. */
    static @Nullable Integer eventId(long code) {
        return isAdapter(code) ? present((int) (code >>> EVENT_SHIFT) & NUMBER) : null;
    }

    /** Whose adapter status or event it is; null for a SCSI or NVMe status. */
    static @Nullable Origin system(long code) {
        return isAdapter(code) ? SYSTEMS[(int) (code >>> SYSTEM_SHIFT) & SYSTEM] : null;
    }

    private static long system(Origin origin) {
        return switch (origin) {
            case WINDOWS -> 1;
            case AIX -> 2;
            case SOLARIS -> 3;
            case FREEBSD -> 4;
            default -> 0;
        };
    }

    private static @Nullable Integer present(int value) {
        return value == 0 ? null : value - 1;
    }

    private static boolean isAdapter(long code) {
        return (code & (NVME | ADAPTER)) == ADAPTER;
    }

    /** Whether it is one of six SCSI numbers. */
    static boolean isScsi(long code) {
        return (code & (NVME | ADAPTER)) == 0;
    }

    /** A mask that covers a whole NVMe status. */
    static long nvmeMask() {
        return NVME | ADAPTER | 0xffff;
    }

    /** A mask that covers the system and the status of an adapter. */
    static long adapterMask() {
        return NVME | ADAPTER | (long) SYSTEM << SYSTEM_SHIFT | NUMBER;
    }

    /** The status of an adapter, of whatever event. */
    static long adapter(Origin system, int status) {
        return ADAPTER | system(system) << SYSTEM_SHIFT | status + 1L;
    }

    /** A mask that covers the number of an event of Windows. */
    static long eventMask() {
        return NVME | ADAPTER | (long) SYSTEM << SYSTEM_SHIFT | (long) NUMBER << EVENT_SHIFT;
    }

    /** The number of an event of Windows, of whatever status. */
    static long event(int number) {
        return ADAPTER | system(Origin.WINDOWS) << SYSTEM_SHIFT | (number + 1L) << EVENT_SHIFT;
    }

    /** A mask that covers one of the six numbers. */
    static long mask(int index) {
        return (long) ABSENT << BITS * (5 - index);
    }

    /** One number at its place. */
    static long place(int index, int value) {
        return (long) value << BITS * (5 - index);
    }
}
