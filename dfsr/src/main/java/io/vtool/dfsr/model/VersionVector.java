package io.vtool.dfsr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The versions that a member knows of a replicated folder: for each database intervals (low, high] (MS-FRS2 2.2.1.4.5). It only
 * grows, until the database is made anew. Not safe for use by several threads.
 */
public final class VersionVector {
    /**
     * Versions above low, up to and including high.
     *
     * @param low last version before the interval
     * @param high last version of the interval, above low
     */
    public record Interval(long low, long high) {
        /** Checks the order. */
        public Interval {
            if (low >= high) {
                throw new IllegalArgumentException("(" + low + ", " + high + "]");
            }
        }
    }

    private final Map<UUID, List<Interval>> databases = new TreeMap<>();

    /** A copy. */
    public VersionVector copy() {
        VersionVector copy = new VersionVector();
        databases.forEach((database, intervals) -> copy.databases.put(database, new ArrayList<>(intervals)));
        return copy;
    }

    /** The databases of which something is known, in the order of their GUIDs. */
    public List<UUID> databases() {
        return List.copyOf(databases.keySet());
    }

    /**
     * What is known of a database.
     *
     * @param database the database
     * @return intervals that neither touch nor overlap, in order
     */
    public List<Interval> intervals(UUID database) {
        return List.copyOf(databases.getOrDefault(database, List.of()));
    }

    /**
     * Whether a version is known.
     *
     * @param version the version
     */
    public boolean contains(Version version) {
        for (Interval interval : databases.getOrDefault(version.database(), List.of())) {
            if (version.number() > interval.low && version.number() <= interval.high) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a version.
     *
     * @param version the version
     */
    public void add(Version version) {
        add(version.database(), new Interval(version.number() - 1, version.number()));
    }

    /**
     * Adds versions of one database.
     *
     * @param database the database
     * @param added the versions
     */
    public void add(UUID database, Interval added) {
        List<Interval> joined = new ArrayList<>();
        long low = added.low;
        long high = added.high;
        boolean placed = false;
        for (Interval interval : databases.getOrDefault(database, List.of())) {
            if (interval.high < low) {
                joined.add(interval);
            } else if (interval.low > high) {
                if (!placed) {
                    joined.add(new Interval(low, high));
                    placed = true;
                }
                joined.add(interval);
            } else {
                low = Math.min(low, interval.low);
                high = Math.max(high, interval.high);
            }
        }
        if (!placed) {
            joined.add(new Interval(low, high));
        }
        databases.put(database, joined);
    }

    /**
     * Forgets the versions of a database above a number, as a database does that was brought back from a snapshot.
     *
     * @param database the database
     * @param number the last version that stays
     */
    public void forget(UUID database, long number) {
        List<Interval> older = new ArrayList<>();
        for (Interval interval : databases.getOrDefault(database, List.of())) {
            if (interval.low < number) {
                older.add(new Interval(interval.low, Math.min(interval.high, number)));
            }
        }
        databases.remove(database);
        if (!older.isEmpty()) {
            databases.put(database, older);
        }
    }

    /**
     * Adds all that another vector has.
     *
     * @param other the other one
     */
    public void join(VersionVector other) {
        other.databases.forEach((database, intervals) -> {
            for (Interval interval : intervals) {
                add(database, interval);
            }
        });
    }

    /**
     * Whether all that another vector has is here too.
     *
     * @param other the other one
     */
    public boolean covers(VersionVector other) {
        VersionVector both = copy();
        both.join(other);
        return both.equals(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionVector vector && vector.databases.equals(databases);
    }

    @Override
    public int hashCode() {
        return databases.hashCode();
    }

    /** The form that scripts parse: {@code {GUID} |-> (low, high] ...}, a line for each database. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        databases.forEach((database, intervals) -> {
            text.append(text.length() == 0 ? "" : "\n")
                    .append(Version.braced(database))
                    .append(" |->");
            for (Interval interval : intervals) {
                text.append(" (")
                        .append(interval.low)
                        .append(", ")
                        .append(interval.high)
                        .append(']');
            }
        });
        return text.toString();
    }
}
