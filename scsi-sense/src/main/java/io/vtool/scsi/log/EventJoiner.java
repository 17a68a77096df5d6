package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines together that a Linux kernel prints for one failed command: result, sense key, additional sense,
 * command, block layer. They belong together by device and tag; lines without either belong to the group before them.
 * The two lines of a command that ESXi 8 throttles are joined too; events of other systems pass through as groups of one. It holds at most 64 open groups.
 */
public final class EventJoiner {
    private static final int OPEN_GROUPS = 64;
    /** How many lines may lie between two lines of a group. */
    private static final int REACH = 40;

    private final Map<String, EventGroup> open = new LinkedHashMap<>();
    private @Nullable EventGroup latest;
    /** The first of the two lines that ESXi prints for one command, while the second is awaited. */
    private @Nullable EventGroup throttled;

    /** A joiner that has seen nothing yet. */
    public EventJoiner() {}

    /**
     * Takes the next event, in the order of the lines.
     *
     * @return the groups that are now complete, oldest first
     */
    public List<JoinedEvent> add(StatusEvent event) {
        List<JoinedEvent> done = expire(event.line());
        if (joinsThrottled(event, done)) {
            return done;
        }
        if (event.origin() != Origin.LINUX && !isContinuation(event)) {
            EventGroup single = new EventGroup(event);
            latest = null;
            done.add(single.joined());
            return done;
        }
        EventGroup group = find(event);
        if (group != null && group.accepts(event)) {
            group.add(event);
        } else {
            start(event, done);
        }
        return done;
    }

    /** Whether a group waits for further lines. */
    public boolean isOpen() {
        return !open.isEmpty() || throttled != null;
    }

    /** Takes the two lines of a throttled command: command, device and path on one, the status on the next. */
    private boolean joinsThrottled(StatusEvent event, List<JoinedEvent> done) {
        EventGroup first = throttled;
        throttled = null;
        boolean throttle =
                event.form().equals("esxi5-nmp-throttle") || event.form().equals("esxi7-hpp-throttle");
        boolean status = event.host() != null || event.device() != null;
        if (first != null) {
            boolean second = throttle && status && event.opcode() == null && event.line() - first.lastLine() <= 2;
            if (second) {
                first.add(event);
            }
            done.add(first.joined());
            if (second) {
                return true;
            }
        }
        if (!throttle || status || event.senseKey() != null) {
            return false;
        }
        throttled = new EventGroup(event);
        return true;
    }

    /** The groups that are still open, oldest first; the joiner is empty afterwards. */
    public List<JoinedEvent> finish() {
        List<JoinedEvent> done = new ArrayList<>();
        for (EventGroup group : open.values()) {
            done.add(group.joined());
        }
        open.clear();
        latest = null;
        if (throttled != null) {
            done.add(throttled.joined());
            throttled = null;
        }
        return done;
    }

    /** The kernel of 2.6 prints {@code Additional sense:} on a line without a prefix, as tools do. */
    private boolean isContinuation(StatusEvent event) {
        return event.form().equals("sg-text") && latest != null && event.line() - latest.lastLine() <= 1;
    }

    private void start(StatusEvent event, List<JoinedEvent> done) {
        String key = key(event);
        EventGroup previous = open.remove(key);
        if (previous != null) {
            done.add(previous.joined());
        }
        if (open.size() >= OPEN_GROUPS) {
            Iterator<EventGroup> oldest = open.values().iterator();
            done.add(oldest.next().joined());
            oldest.remove();
        }
        EventGroup group = new EventGroup(event);
        open.put(key, group);
        latest = group;
    }

    private List<JoinedEvent> expire(long line) {
        List<JoinedEvent> done = new ArrayList<>();
        Iterator<EventGroup> groups = open.values().iterator();
        while (groups.hasNext()) {
            EventGroup group = groups.next();
            if (line - group.lastLine() > REACH) {
                done.add(group.joined());
                groups.remove();
                latest = latest == group ? null : latest;
            }
        }
        return done;
    }

    /** The group of the same device and tag; of the same device where the event has no tag; or the latest. */
    private @Nullable EventGroup find(StatusEvent event) {
        if (event.deviceId() == null && event.pathId() == null) {
            return latest;
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
