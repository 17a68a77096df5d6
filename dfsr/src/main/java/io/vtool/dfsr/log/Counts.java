package io.vtool.dfsr.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of things by their name, of so many different things at most: what comes after those is not counted. */
public final class Counts {
    private static final int MOST = 10_000;

    /**
     * A thing.
     *
     * @param name what it is
     * @param count how often it was seen
     */
    public record Count(String name, long count) {}

    private final Map<String, long[]> counts = new HashMap<>();

    void add(String name) {
        long[] count = counts.get(name);
        if (count != null) {
            count[0]++;
        } else if (counts.size() < MOST) {
            counts.put(name, new long[] {1});
        }
    }

    /**
     * The most frequent ones first, those of one count by name.
     *
     * @param most how many at the most
     */
    public List<Count> top(int most) {
        List<Count> all = new ArrayList<>(counts.size());
        for (Map.Entry<String, long[]> entry : counts.entrySet()) {
            all.add(new Count(entry.getKey(), entry.getValue()[0]));
        }
        all.sort((a, b) -> a.count == b.count ? a.name.compareTo(b.name) : Long.compare(b.count, a.count));
        return all.size() > most ? List.copyOf(all.subList(0, most)) : all;
    }

    /** All in the order of their names. */
    public List<Count> byName() {
        List<Count> all = top(Integer.MAX_VALUE);
        List<Count> sorted = new ArrayList<>(all);
        sorted.sort((a, b) -> a.name.compareTo(b.name));
        return sorted;
    }
}
