package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes log lines, one at a time and each by itself. Time and memory are linear in the length of the line: every
 * reader looks a bounded way back and ahead. A decoder is cheap to keep and may be shared between threads.
 */
public final class LineDecoder {
    /** The longest piece that is looked at as a whole; an event across two pieces may be missed. */
    private static final int PIECE = 1 << 20;

    private static final int MOST_EVENTS = 65_536;

    private final Recognizers recognizers = new Recognizers();
    private final Anchors anchors = recognizers.anchors();

    /** A decoder of all line forms. */
    public LineDecoder() {}

    /**
     * The events of a line in the order in which they stand there.
     *
     * @param lineNumber number of the line, put into every event
     * @param line the line, with or without its end; damage by pages and mails is repaired
     * @return nothing for a line that holds no event; at most 65,536 events
     */
    public List<StatusEvent> decode(long lineNumber, CharSequence line) {
        if (line.length() <= PIECE) {
            return piece(lineNumber, line.toString());
        }
        List<StatusEvent> events = new ArrayList<>();
        for (int from = 0; from < line.length() && events.size() < MOST_EVENTS; from += PIECE) {
            int to = Math.min(line.length(), from + PIECE);
            events.addAll(piece(lineNumber, line.subSequence(from, to).toString()));
        }
        return List.copyOf(events.subList(0, Math.min(events.size(), MOST_EVENTS)));
    }

    private List<StatusEvent> piece(long lineNumber, String raw) {
        Line line = new Line(Repair.of(raw));
        List<EventBuilder> found = find(line);
        if (found == null) {
            EventBuilder bare = BareInput.read(line);
            return bare == null ? List.of() : List.of(bare.build(lineNumber));
        }
        List<StatusEvent> events = new ArrayList<>(found.size());
        int from = 0;
        for (EventBuilder event : found) {
            event.timestamp = Timestamp.of(line.text, from);
            from = event.end;
            events.add(event.build(lineNumber));
        }
        return events;
    }

    private @Nullable List<EventBuilder> find(Line line) {
        List<EventBuilder> found = null;
        EventBuilder last = null;
        long hit = anchors.find(line.text, 0);
        while (hit != Anchors.NONE) {
            int end = (int) (hit >>> 8);
            int anchor = (int) (hit & 0xff);
            EventBuilder event = read(line, end - anchors.length(anchor), recognizers.at(anchor));
            if (event != null) {
                end = Math.max(end, event.end);
                line.from = end;
                if (last != null && last.takesIn(event)) {
                    last.takeIn(event);
                } else {
                    found = found == null ? new ArrayList<>(2) : found;
                    if (found.size() < MOST_EVENTS) {
                        found.add(event);
                    }
                    last = event;
                }
            }
            hit = anchors.find(line.text, end);
        }
        return found;
    }

    private static @Nullable EventBuilder read(Line line, int at, Recognizer[] readers) {
        if (at < line.from) {
            return null;
        }
        for (Recognizer reader : readers) {
            EventBuilder event = reader.read(line, at);
            if (event != null) {
                return event;
            }
        }
        return null;
    }
}
