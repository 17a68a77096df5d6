package io.vtool.multipath.map;

import java.util.ArrayList;
import java.util.List;

/** Checkers and prioritizers that a verbose command tells of when it first needs them, and when it ends. */
final class Libraries {
    private static final String FOLDER = "/lib/multipath/lib";

    private final Log log;
    private final List<String> checkers = new ArrayList<>();
    private final List<String> prioritizers = new ArrayList<>();

    Libraries(Log log) {
        this.log = log;
    }

    void checker(String name) {
        if (!checkers.contains(name)) {
            checkers.add(0, name);
            if (!name.equals("none")) {
                log.line(3, "loading " + FOLDER + "check" + name + ".so checker");
                log.line(3, "checker " + name + ": message table size = " + messages(name));
            }
        }
    }

    /** How many messages of its own a checker has. */
    private static int messages(String checker) {
        return switch (checker) {
            case "tur", "directio" -> 3;
            case "rdac" -> 9;
            case "emc_clariion" -> 9;
            default -> 0;
        };
    }

    void prioritizer(String name) {
        if (!prioritizers.contains(name)) {
            prioritizers.add(0, name);
            log.line(3, "loading " + FOLDER + "prio" + name + ".so prioritizer");
        }
    }

    void unload() {
        for (String name : checkers) {
            log.line(3, "unloading " + name + " checker");
        }
        for (String name : prioritizers) {
            log.line(3, "unloading " + name + " prioritizer");
        }
    }
}
