package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a list is compared with.
 *
 * @param items sorted
 * @param all whether all of them have to be there, else one is enough
 * @param subset whether others may be there too
 */
record ListOperand(List<String> items, boolean all, boolean subset) {
    ListOperand {
        items = List.copyOf(sorted(items));
    }

    private static List<String> sorted(List<String> items) {
        List<String> sorted = new ArrayList<>(items);
        sorted.sort(null);
        return sorted;
    }

    /** Whether a list fits; the order of its members does not count. */
    boolean matches(List<String> values) {
        if (values.isEmpty()) {
            return all ? items.size() == 1 && items.get(0).isEmpty() : items.contains("");
        }
        if (!all) {
            for (String item : items) {
                if (values.contains(item)) {
                    return true;
                }
            }
            return false;
        }
        return subset ? values.containsAll(items) : sorted(values).equals(items);
    }
}
