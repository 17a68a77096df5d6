package io.vtool.dfsr.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events in whatever form they were copied or saved. */
public final class EventReader {
    private EventReader() {}

    /**
     * The events of a text.
     *
     * @param lines its lines, without their ends
     * @return in the order of the text; empty when it holds none
     */
    public static List<EventText> read(List<String> lines) {
        List<EventText> found = inForm(lines);
        found = found == null ? EventBlocks.read(lines) : found;
        return found.isEmpty() ? EventMentions.read(lines) : found;
    }

    /** The events of a text whose form is one of events and of nothing else, null when it is not. */
    static @Nullable List<EventText> inForm(List<String> lines) {
        if (EventXml.is(lines)) {
            return EventXml.read(lines);
        }
        List<EventText> table = EventTable.table(lines);
        return table == null ? EventTable.separated(lines) : table;
    }
}
