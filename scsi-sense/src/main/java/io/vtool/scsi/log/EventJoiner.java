package io.vtool.scsi.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines together that a Linux kernel prints for one failed command: result, sense key, additional sense,
 * command, block layer. They belong together by device and tag; lines without either belong to the group before them.
 * So are the lines of the BSDs, of Solaris and of tools, which stand close together, and the two lines of a command
 * that ESXi 8 throttles. Other events pass through as groups of one. Groups come out in the order of their first lines, so a group that still waits for lines holds back all that
 * began after it. It holds at most 64 open groups and 4,096 groups in all.
 */
public final class EventJoiner {
    private static final int OPEN_GROUPS = 64;
    private static final int GROUPS = 4096;
    /** How many lines may lie between two lines of a group. */
    private static final int REACH = 40;
    /** As much for systems whose lines name neither the command nor always the device. */
    private static final int NEAR = 8;

    private final Map<String, EventGroup> open = new LinkedHashMap<>();
    /** Every group that is not handed out yet, by its first line. */
    private final ArrayDeque<EventGroup> order = new ArrayDeque<>();

    private @Nullable EventGroup latest;
    /** The group of the latest event of a BSD, of Solaris or of a tool. */
    private @Nullable EventGroup near;
    /** The first of the two lines that ESXi prints for one command, while the second is awaited. */
    private @Nullable EventGroup throttled;

    /** A joiner that has seen nothing yet. */
    public EventJoiner() {}

    /**
     * Takes the next event, in the order of the lines.
     *
     * @return the groups that are now complete, by their first lines
     */
    public List<JoinedEvent> add(StatusEvent event) {
        expire(event.line());
        if (!joinsThrottled(event)) {
            place(event);
        }
        if (order.size() > GROUPS) {
            close(order.getFirst());
        }
        return complete();
    }

    /** Whether a group waits for further lines. */
    public boolean isOpen() {
        return !order.isEmpty();
    }

    /** The groups that are still open, by their first lines; the joiner is empty afterwards. */
    public List<JoinedEvent> finish() {
        for (EventGroup group : order) {
            group.close();
        }
        open.clear();
        latest = null;
        near = null;
        throttled = null;
        return complete();
    }

    private void place(StatusEvent event) {
        if (event.origin() != Origin.LINUX && !isContinuation(event)) {
            latest = null;
            placeNear(event);
            return;
        }
        EventGroup group = find(event);
        if (group != null && group.accepts(event)) {
            group.add(event);
        } else {
            start(event);
        }
    }

    /** Adds an event to the group just before it, or starts a group; lines of ESX and of Windows hold all there is. */
    private void placeNear(StatusEvent event) {
        EventGroup group = near;
        if (group != null && group.continuesWith(event)) {
            group.add(event);
            return;
        }
        if (group != null) {
            group.close();
        }
        near = begin(event);
        switch (event.origin()) {
            case FREEBSD, NETBSD, TOOL -> {}
            default -> {
                near.close();
                near = null;
            }
        }
    }

    private EventGroup begin(StatusEvent event) {
        EventGroup group = new EventGroup(event);
        order.add(group);
        return group;
    }

    private List<JoinedEvent> complete() {
        List<JoinedEvent> done = new ArrayList<>();
        while (!order.isEmpty() && order.getFirst().isClosed()) {
            done.add(order.removeFirst().joined());
        }
        return done;
    }

    private void close(EventGroup group) {
        group.close();
        open.values().remove(group);
        throttled = throttled == group ? null : throttled;
        near = near == group ? null : near;
        latest = latest == group ? null : latest;
    }

    /** Takes the two lines of a throttled command: command, device and path on one, the status on the next. */
    private boolean joinsThrottled(StatusEvent event) {
        EventGroup first = throttled;
        throttled = null;
        boolean throttle =
                event.form().equals("esxi5-nmp-throttle") || event.form().equals("esxi7-hpp-throttle");
        boolean status = event.host() != null || event.device() != null;
        if (first != null) {
            first.close();
            if (throttle && status && event.opcode() == null && event.line() - first.lastLine() <= 2) {
                first.add(event);
                return true;
            }
        }
        if (!throttle || status || event.senseKey() != null) {
            return false;
        }
        throttled = begin(event);
        return true;
    }

    /** The kernel of 2.6 prints {@code Additional sense:} on a line without a prefix, as tools do. */
    private boolean isContinuation(StatusEvent event) {
        return event.form().equals("sg-text") && latest != null && event.line() - latest.lastLine() <= 1;
    }

    private void start(StatusEvent event) {
        String key = key(event);
        EventGroup previous = open.remove(key);
        if (previous != null) {
            previous.close();
        }
        if (open.size() >= OPEN_GROUPS) {
            close(open.values().iterator().next());
        }
        EventGroup group = begin(event);
        open.put(key, group);
        latest = group;
    }

    private void expire(long line) {
        if (near != null && line - near.lastLine() > NEAR) {
            close(near);
        }
        Iterator<EventGroup> groups = open.values().iterator();
        while (groups.hasNext()) {
            EventGroup group = groups.next();
            if (line - group.lastLine() > REACH) {
                group.close();
                groups.remove();
                latest = latest == group ? null : latest;
            }
        }
    }

    /**
     * The group of the same device and tag; of the same device where the event has no tag; without either the latest, unless
     * the event is a result, with which a group begins.
     */
    private @Nullable EventGroup find(StatusEvent event) {
        if (event.deviceId() == null && event.pathId() == null) {
            EventGroup group = event.host() == null ? latest : null;
            return group != null && event.line() - group.lastLine() <= NEAR ? group : null;
        }
        EventGroup group = open.get(key(event));
        if (group != null || event.details().tag() != null) {
            return group;
        }
        EventGroup found = null;
        for (EventGroup candidate : open.values()) {
            if (candidate.isOf(event) && candidate.accepts(event)) {
                found = candidate;
            }
        }
        EventGroup before = latest;
        boolean adjacent = before != null && !before.hasDevice() && event.line() - before.lastLine() <= 1;
        return found == null && adjacent && event.pathId() == null ? before : found;
    }

    private static String key(StatusEvent event) {
        String name = event.pathId() != null ? event.pathId() : event.deviceId();
        return name + "#" + event.details().tag();
    }
}
