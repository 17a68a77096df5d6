package io.vtool.multipath.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The status of a multipath target.
 *
 * @param queueing whether input and output waits for a path now
 * @param nextGroup number of the group in use or to be used next, from 1
 * @param groups the groups in order
 */
public record MultipathStatus(boolean queueing, int nextGroup, List<Group> groups) {
    /** Keeps its own copy of the groups. */
    public MultipathStatus {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param state {@code A} active, {@code E} enabled, {@code D} disabled
     * @param paths its paths in order
     */
    public record Group(char state, List<Path> paths) {
        /** Keeps its own copy of the paths. */
        public Group {
            paths = List.copyOf(paths);
        }
    }

    /**
     * One path.
     *
     * @param devt its device number
     * @param active whether device-mapper uses it
     * @param failures how often it failed
     */
    public record Path(String devt, boolean active, int failures) {}

    /**
     * Reads a status.
     *
     * @param text what follows the target's type
     * @throws TableFormatException if it is none of a multipath target
     */
    public static MultipathStatus parse(String text) throws TableFormatException {
        Words words = new Words(text);
        int features = words.count();
        boolean queueing = features > 0 && !words.next().equals("0");
        words.skip(Math.max(0, features - 1));
        words.skip(words.count());
        int count = words.count();
        int next = words.count();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            char state = words.next().charAt(0);
            words.skip(words.count());
            int paths = words.count();
            int arguments = words.count();
            List<Path> list = new ArrayList<>();
            for (int n = 0; n < paths; n++) {
                String devt = words.next();
                boolean active = words.next().equals("A");
                list.add(new Path(devt, active, words.count()));
                words.skip(arguments);
            }
            groups.add(new Group(state, list));
        }
        return new MultipathStatus(queueing, next, groups);
    }
}
