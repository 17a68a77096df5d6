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
 */
public record DfsrEvent(int id, String severity, String area, String meaning, String action) {
    private static final String TABLE = "events.tsv";

    /** All events. */
    public static List<DfsrEvent> all() {
        List<DfsrEvent> all = new ArrayList<>();
        for (List<String> cells : FactTable.rows(TABLE)) {
            all.add(new DfsrEvent(
                    Integer.parseInt(cells.get(0)), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
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
}
