package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.List;

/** A group of paths of a multipath target, with its path selector. */
final class PathGroup {
    private static final int MAX_PATHS = 8192;
    private static final int MAX_ARGUMENTS = 64;

    /** A path. */
    static final class Path {
        final String device;
        final List<String> arguments;
        boolean active = true;
        int failures;

        Path(String device, List<String> arguments) {
            this.device = device;
            this.arguments = arguments;
        }
    }

    final List<Path> paths = new ArrayList<>();
    boolean bypassed;

    private final String selector;
    private final List<String> selectorArguments;
    private final int tableArguments;

    private PathGroup(String selector, List<String> selectorArguments, int tableArguments) {
        this.selector = selector;
        this.selectorArguments = selectorArguments;
        this.tableArguments = tableArguments;
    }

    /** Whether a path can be used. */
    boolean usable() {
        for (Path path : paths) {
            if (path.active) {
                return true;
            }
        }
        return false;
    }

    /** The trouble with a table or message. */
    static MapperException invalid(String message) {
        return new MapperException(MapperException.Reason.EINVAL, "multipath: " + message);
    }

    /** Reads a list of words with their number in front. */
    static List<String> list(Words words, String what) throws MapperException {
        int count = words.nextCount(MAX_ARGUMENTS);
        if (count < 0) {
            throw invalid("wrong number of " + what + " arguments");
        }
        List<String> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(words.next());
        }
        return list;
    }

    /** Reads a group. */
    static PathGroup read(Words words) throws MapperException {
        String selector = words.next();
        if (selector.isEmpty()) {
            throw invalid("no path selector");
        }
        List<String> selectorArguments = list(words, "path selector");
        int count = words.nextCount(MAX_PATHS);
        int arguments = words.nextCount(MAX_ARGUMENTS);
        if (count < 0 || arguments < 0) {
            throw invalid("wrong number of paths");
        }
        PathGroup group = new PathGroup(selector, selectorArguments, arguments);
        for (int i = 0; i < count; i++) {
            String device = words.next();
            if (!PlainTarget.isDevice(device)) {
                throw invalid("error getting device " + device);
            }
            List<String> own = new ArrayList<>();
            for (int j = 0; j < arguments; j++) {
                own.add(words.next());
            }
            group.paths.add(new Path(device, own));
        }
        return group;
    }

    /** Adds what the table says. */
    void appendTable(StringBuilder text) {
        text.append(' ').append(selector).append(' ').append(selectorArguments.size());
        append(text, selectorArguments);
        text.append(' ').append(paths.size()).append(' ').append(tableArguments);
        for (Path path : paths) {
            text.append(' ').append(path.device);
            append(text, path.arguments);
        }
    }

    /** Adds what the status says behind the state of the group. */
    void appendStatus(StringBuilder text) {
        text.append(" 0 ").append(paths.size()).append(' ').append(statusArguments(selector));
        for (Path path : paths) {
            text.append(' ')
                    .append(path.device)
                    .append(path.active ? " A " : " F ")
                    .append(path.failures);
            selectorStatus(text, selector, path);
        }
    }

    /** Adds words, each behind a blank. */
    static void append(StringBuilder text, List<String> words) {
        for (String word : words) {
            text.append(' ').append(word);
        }
    }

    /** How many figures a selector shows for a path. */
    private static int statusArguments(String selector) {
        return switch (selector) {
            case "service-time" -> 2;
            case "queue-length" -> 1;
            case "historical-service-time" -> 3;
            default -> 0;
        };
    }

    /** Nothing is in flight when somebody looks; a relative throughput is the second argument of a path, 1 by default. */
    private static void selectorStatus(StringBuilder text, String selector, Path path) {
        switch (selector) {
            case "service-time" -> text.append(" 0 ").append(path.arguments.size() > 1 ? path.arguments.get(1) : "1");
            case "queue-length" -> text.append(" 0");
            case "historical-service-time" -> text.append(" 0 0 0");
            default -> {}
        }
    }
}
