package io.vtool.scsi.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order of rotated logs. {@code vmkernel.1.gz}, {@code vmkernel.0.gz} and {@code vmkernel.log} are one set, and so are
 * {@code messages-20240101.xz} and {@code messages}: dated ones first, then the highest number down, then the live log.
 * Sets stay in the order in which they were named.
 */
public final class LogOrder {
    private static final String[] PACKED = {".gz", ".xz", ".zst"};

    private LogOrder() {}

    /**
     * Sorts names of logs, the oldest of each set first.
     *
     * @param names as the user wrote them
     */
    public static List<String> oldestFirst(List<String> names) {
        List<String> sets = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (String name : names) {
            String stem = stem(name);
            int cut = stem.length();
            while (cut > 0 && stem.charAt(cut - 1) >= '0' && stem.charAt(cut - 1) <= '9') {
                cut--;
            }
            boolean rotated =
                    cut > 1 && cut < stem.length() && (stem.charAt(cut - 1) == '.' || stem.charAt(cut - 1) == '-');
            String set = rotated ? withoutLog(stem.substring(0, cut - 1)) : stem;
            if (!sets.contains(set)) {
                sets.add(set);
            }
            String number = rotated ? stem.substring(cut) : "";
            boolean dated = rotated && stem.charAt(cut - 1) == '-';
            places.add(new Place(sets.indexOf(set), dated ? 0 : rotated ? 1 : 2, number, name));
        }
        Collections.sort(places);
        List<String> sorted = new ArrayList<>();
        for (Place place : places) {
            sorted.add(place.name());
        }
        return sorted;
    }

    private record Place(int set, int kind, String number, String name) implements Comparable<Place> {
        /** By set and kind, then earlier dates first, higher numbers first. */
        @Override
        public int compareTo(Place other) {
            if (set != other.set || kind != other.kind) {
                return set != other.set ? Integer.compare(set, other.set) : Integer.compare(kind, other.kind);
            }
            int longer = Integer.compare(number.length(), other.number.length());
            int order = longer != 0 ? longer : number.compareTo(other.number);
            return kind == 0 ? order : -order;
        }
    }

    private static String stem(String name) {
        for (String packed : PACKED) {
            if (name.endsWith(packed)) {
                return withoutLog(name.substring(0, name.length() - packed.length()));
            }
        }
        return withoutLog(name);
    }

    private static String withoutLog(String name) {
        return name.endsWith(".log") ? name.substring(0, name.length() - 4) : name;
    }
}
