package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The events of one failed command while they are gathered. */
final class EventGroup {
    private static final int CHECK_CONDITION = 2;
    private static final int COMMAND = 0;
    private static final int STATUS = 1;
    private static final int KEY = 2;
    private static final int ASC = 3;
    private static final int QUALIFIER = 4;

    private final List<StatusEvent> events = new ArrayList<>();
    private @Nullable String device;
    private @Nullable String path;
    private boolean complete;
    private boolean closed;

    EventGroup(StatusEvent first) {
        add(first);
    }

    /** Whether the event is of the same device or address. */
    boolean isOf(StatusEvent event) {
        return device != null && device.equals(event.deviceId()) || path != null && path.equals(event.pathId());
    }

    /** Whether the name of the device is known. */
    boolean hasDevice() {
        return device != null;
    }

    /** Whether the event tells nothing that the group tells already; the block layer's line is the last of a group. */
    boolean accepts(StatusEvent event) {
        if (complete) {
            return false;
        }
        boolean other = device != null && event.deviceId() != null && !device.equals(event.deviceId());
        return !other && (isNotice(event) || !has(event));
    }

    /**
     * Whether the event, whose line follows closely, tells more of the same: of the same device or of none, nothing that
     * is told already but by raw bytes that say the same.
     */
    boolean continuesWith(StatusEvent event) {
        boolean other = event.deviceId() != null && device != null && !device.equals(event.deviceId())
                || event.pathId() != null && path != null && !path.equals(event.pathId());
        if (other || event.details().nvmeStatus() != null || hasNvme()) {
            return false;
        }
        return switch (event.origin()) {
            case FREEBSD, NETBSD, TOOL -> goesOn(event) || repeats(event);
            case RAW -> repeats(event);
            default -> false;
        };
    }

    private boolean hasNvme() {
        return events.get(0).details().nvmeStatus() != null;
    }

    /**
     * Whether the event tells what comes later than all that is known: systems print command, status, key and code in this
     * order, so what comes earlier is of another command; and only a CHECK CONDITION has sense data.
     */
    private boolean goesOn(StatusEvent event) {
        int known = -1;
        for (StatusEvent e : events) {
            if (e.device() != null && e.device() != CHECK_CONDITION && step(event) > STATUS) {
                return false;
            }
            known = Math.max(
                    known, e.ascq() != null ? QUALIFIER : e.asc() != null ? ASC : e.senseKey() != null ? KEY : step(e));
        }
        int next = step(event);
        return next > known || next == COMMAND && known == COMMAND && event.opcode() == null;
    }

    /** The first of what an event tells, {@link #COMMAND} also where it tells no number. */
    private static int step(StatusEvent e) {
        if (e.opcode() != null) {
            return COMMAND;
        }
        if (e.device() != null) {
            return STATUS;
        }
        if (e.senseKey() != null) {
            return KEY;
        }
        return e.asc() != null ? ASC : e.ascq() != null ? QUALIFIER : COMMAND;
    }

    /** Whether the event is raw sense data with the numbers that are known already, or numbers whose bytes are. */
    private boolean repeats(StatusEvent event) {
        StatusEvent known = joinedEvent();
        return (event.details().sense() == null) != (known.details().sense() == null)
                && known.senseKey() != null
                && known.senseKey().equals(event.senseKey())
                && known.asc() != null
                && known.asc().equals(event.asc())
                && Objects.equals(known.ascq(), event.ascq());
    }

    void add(StatusEvent event) {
        events.add(event);
        device = device != null ? device : event.deviceId();
        path = path != null ? path : event.pathId();
        complete |= event.details().blockError() != null;
    }

    /** No further line is awaited. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    long lastLine() {
        return events.get(events.size() - 1).line();
    }

    JoinedEvent joined() {
        return new JoinedEvent(joinedEvent(), List.copyOf(events));
    }

    private static boolean isNotice(StatusEvent event) {
        return event.form().equals("linux-event");
    }

    private boolean has(StatusEvent event) {
        for (StatusEvent e : events) {
            if (e.host() != null && event.host() != null
                    || e.senseKey() != null && event.senseKey() != null
                    || e.asc() != null && event.asc() != null
                    || isCommand(e) && isCommand(event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCommand(StatusEvent event) {
        return event.opcode() != null && event.host() == null;
    }

    private StatusEvent joinedEvent() {
        StatusEvent first = events.get(0);
        if (events.size() == 1) {
            return first;
        }
        EventBuilder all = new EventBuilder(form(first), hasLinux() ? Origin.LINUX : first.origin());
        for (StatusEvent event : events) {
            all.takeIn(event);
        }
        all.timestamp = first.details().timestamp();
        return all.build(first.line());
    }

    private String form(StatusEvent first) {
        if (first.form().startsWith("esx")) {
            return first.form();
        }
        return hasLinux()
                ? "linux-joined"
                : switch (first.origin()) {
                    case FREEBSD -> "freebsd-joined";
                    case NETBSD -> "netbsd-joined";
                    default -> first.form().startsWith("solaris") ? "solaris-joined" : "tool-joined";
                };
    }

    private boolean hasLinux() {
        for (StatusEvent event : events) {
            if (event.origin() == Origin.LINUX) {
                return true;
            }
        }
        return false;
    }
}
