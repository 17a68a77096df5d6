package io.vtool.multipath.capture;

import io.vtool.multipath.topology.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a line of a listing turned out to be. */
sealed interface ListingLine {
    /** What is said of groups; a word that was cut off is none of these. */
    Set<String> STATUSES = Set.of(
            "active",
            "enabled",
            "disabled",
            "undef",
            "n/a",
            "optimized",
            "non-optimized",
            "inaccessible",
            "persistent-loss",
            "change");

    /** How many of its values the line has; a line that was wrapped gains some when its rest is put back. */
    int fields();

    /** A path row. */
    record PathRow(Path path) implements ListingLine {
        @Override
        public int fields() {
            return state(path.dmState()) + state(path.checkerState()) + state(path.deviceState());
        }

        /** A state that is cut off does not count. */
        private static int state(@Nullable String state) {
            return state != null && PathRowParser.isState(state) ? 1 : 0;
        }
    }

    /** The head of a path group. */
    record GroupHead(
            @Nullable String policy,
            @Nullable Integer priority,
            @Nullable String status) implements ListingLine {
        @Override
        public int fields() {
            boolean whole = status != null && STATUSES.contains(status);
            return count(policy) + count(priority) + (whole ? 1 : 0);
        }
    }

    /** The properties of a map, with the text before them: nothing, the prefix of every line, or the header. */
    record Properties(
            String before,
            @Nullable String size,
            @Nullable String features,
            @Nullable String hwhandler,
            @Nullable String wp)
            implements ListingLine {
        @Override
        public int fields() {
            return count(size) + count(features) + count(hwhandler) + count(wp);
        }
    }

    /**
     * The header of a map.
     *
     * @param whole whether the line is a header from its first character to its last
     */
    record Header(
            @Nullable String action,
            String alias,
            String wwid,
            @Nullable String dm,
            @Nullable String vendor,
            @Nullable String product,
            @Nullable String foreign,
            @Nullable String rev,
            boolean whole)
            implements ListingLine {
        @Override
        public int fields() {
            return 2 + count(dm) + count(vendor) + count(product) + count(rev);
        }

        /** Whether it has a name beside its WWID, and a kernel device. */
        boolean named() {
            return whole && dm != null && !alias.equals(wwid);
        }

        /** Whether nothing else in a log looks like it. */
        boolean certain() {
            return whole && dm != null && vendor != null && product != null;
        }
    }

    /** Anything else: a prompt, a message, a piece of a wrapped line. */
    record Other() implements ListingLine {
        @Override
        public int fields() {
            return 0;
        }
    }

    private static int count(@Nullable Object value) {
        return value == null || value.equals("") ? 0 : 1;
    }
}
