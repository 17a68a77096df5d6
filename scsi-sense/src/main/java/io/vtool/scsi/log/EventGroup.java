package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one failed command while they are gathered. */
final class EventGroup {
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
        boolean linux = first.origin() == Origin.LINUX || !first.form().startsWith("esx");
        EventBuilder all =
                linux ? new EventBuilder("linux-joined", Origin.LINUX) : new EventBuilder(first.form(), first.origin());
        for (StatusEvent event : events) {
            all.takeIn(event);
        }
        all.timestamp = first.details().timestamp();
        return all.build(first.line());
    }
}
