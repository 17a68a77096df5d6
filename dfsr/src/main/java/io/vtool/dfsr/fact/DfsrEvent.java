package io.vtool.dfsr.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that DFS Replication, or its forerunner, writes to the event log.
 *
 * @param id its number
 * @param severity {@code Info}, {@code Warning} or {@code Error}
 * @param area what it is about, such as {@code staging}
 * @param meaning what happened
 * @param action what to do
 * @param words fragments of its text in lower case, each of them enough to know it by; one may have parts between plus signs, which
 *     all have to be there
 */
public record DfsrEvent(int id, String severity, String area, String meaning, String action, List<String> words) {
    private static final String TABLE = "events.tsv";

    /** All events. */
    public static List<DfsrEvent> all() {
        List<DfsrEvent> all = new ArrayList<>();
        for (List<String> cells : FactTable.rows(TABLE)) {
            all.add(new DfsrEvent(
                    Integer.parseInt(cells.get(0)),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    FactTable.parts(cells.get(5), '|')));
        }
        return all;
    }

    /**
     * The event of that number, null if it is not known.
     *
     * @param id the number
     */
    public static @Nullable DfsrEvent of(int id) {
        for (DfsrEvent event : all()) {
            if (event.id == id) {
                return event;
            }
        }
        return null;
    }

    /**
     * The event that a text is of, by the longest fragment that the text holds; null when it is of none.
     *
     * @param events all events
     * @param text sentences in lower case
     */
    public static @Nullable DfsrEvent saying(List<DfsrEvent> events, String text) {
        DfsrEvent best = null;
        int longest = 0;
        for (DfsrEvent event : events) {
            for (String words : event.words) {
                if (words.length() > longest && holds(text, words)) {
                    best = event;
                    longest = words.length();
                }
            }
        }
        return best;
    }

    private static boolean holds(String text, String words) {
        for (String part : FactTable.parts(words, '+')) {
            if (!text.contains(part)) {
                return false;
            }
        }
        return true;
    }
}
