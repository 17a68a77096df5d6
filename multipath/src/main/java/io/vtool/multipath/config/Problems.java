package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;

/** Diagnostics in the order in which they come up. */
final class Problems {
    /** A file that is not a configuration at all has something wrong in every line. */
    private static final int MOST = 10_000;

    private final List<Problem> list = new ArrayList<>();

    void add(Problem.Kind kind, int level, String file, int line, String text) {
        if (list.size() < MOST) {
            list.add(new Problem(kind, level, file, line, text));
        }
    }

    /** Adds one that begins with its place. */
    void at(Problem.Kind kind, int level, Place place, String text) {
        add(kind, level, place.file(), place.line(), place.file() + " line " + place.line() + ", " + text);
    }

    List<Problem> list() {
        return List.copyOf(list);
    }
}
