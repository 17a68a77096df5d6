package io.vtool.dfsr.capture;

import io.vtool.dfsr.fact.DfsrEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers of events in what people write, {@code events 6016, 4614 and 6804}, and in rows that were copied without the names of
 * their columns; only numbers of known events count.
 */
final class EventMentions {
    private static final Set<String> GLUE =
            Set.of("and", "or", "id", "ids", "no", "nr", "number", "dfsr", "source", "&");
    private static final Set<String> LEVELS = Set.of("error", "warning", "information");

    private EventMentions() {}

    static List<EventText> read(List<String> lines) {
        Set<Integer> known = new HashSet<>();
        for (DfsrEvent event : DfsrEvent.all()) {
            known.add(event.id());
        }
        List<EventText> events = new ArrayList<>();
        for (String line : lines) {
            line(EventBlocks.plain(line).toLowerCase(Locale.ROOT), known, events);
        }
        return events;
    }

    private static void line(String line, Set<Integer> known, List<EventText> events) {
        String[] words = line.split("[\\s,;:#()\"'/|]+", -1);
        boolean open = isRow(words);
        for (String word : words) {
            String plain = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            if (plain.equals("event") || plain.equals("events") || plain.equals("eventid")) {
                open = true;
            } else if (open && isNumber(plain) && known.contains(Integer.parseInt(plain))) {
                events.add(EventText.of(Integer.parseInt(plain)));
            } else if (!GLUE.contains(plain) && !isRow(words)) {
                open = false;
            }
        }
    }

    /** Whether it is a row of a list of events: its source and a level stand there. */
    private static boolean isRow(String[] words) {
        boolean source = false;
        boolean level = false;
        for (String word : words) {
            source |= word.equals("dfsr");
            level |= LEVELS.contains(word);
        }
        return source && level;
    }

    private static boolean isNumber(String word) {
        if (word.length() < 4 || word.length() > 5) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
