package io.vtool.scsi.scan;

import java.util.ArrayList;
import java.util.Comparator;
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
        places.sort(Comparator.comparingInt(Place::set)
                .thenComparingInt(Place::kind)
                .thenComparing(Place::byAge));
        List<String> sorted = new ArrayList<>();
        for (Place place : places) {
            sorted.add(place.name());
        }
        return sorted;
    }

    private record Place(int set, int kind, String number, String name) {
        /** Earlier dates first, higher numbers first. */
        private static int byAge(Place a, Place b) {
            int longer = Integer.compare(a.number.length(), b.number.length());
            int order = longer != 0 ? longer : a.number.compareTo(b.number);
            return a.kind == 0 ? order : -order;
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
