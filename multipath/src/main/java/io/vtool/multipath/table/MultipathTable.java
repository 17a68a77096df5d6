package io.vtool.multipath.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of a multipath target.
 *
 * @param features count and words
 * @param handler hardware handler, count and words
 * @param firstGroup number of the group to begin with, from 1; 0 without groups
 * @param groups the groups in order
 */
public record MultipathTable(String features, String handler, int firstGroup, List<Group> groups) {
    /** Keeps its own copy of the groups. */
    public MultipathTable {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param selector path selector with its count of arguments: {@code service-time 0}
     * @param paths device numbers of its paths
     * @param weight first argument of its first path, 0 for none
     */
    public record Group(String selector, List<String> paths, int weight) {
        /** Keeps its own copy of the paths. */
        public Group {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Reads the parameters of a table.
     *
     * @param text what follows the target's type
     * @throws TableFormatException if it is none of a multipath target
     */
    public static MultipathTable parse(String text) throws TableFormatException {
        Words words = new Words(text);
        String features = words.counted();
        String handler = words.counted();
        int count = words.count();
        int first = words.count();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = words.next();
            int arguments = words.count();
            words.skip(arguments);
            int paths = words.count();
            int pathArguments = words.count();
            List<String> numbers = new ArrayList<>();
            int weight = 0;
            for (int n = 0; n < paths; n++) {
                numbers.add(words.next());
                for (int k = 0; k < pathArguments; k++) {
                    String word = words.next();
                    if (n == 0 && k == 0) {
                        weight = number(word);
                    }
                }
            }
            groups.add(new Group(name + " " + arguments, numbers, weight));
        }
        return new MultipathTable(features, handler, first, groups);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
