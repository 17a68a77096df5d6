package io.vtool.multipath.capture;

import io.vtool.multipath.topology.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a path row: the device's numbers, its name, its major and minor number and up to three states. What stands before
 * the numbers, be it the tree, a log's prefix or nothing, does not matter.
 */
final class PathRowParser {
    private static final Set<String> DM_WORDS = Set.of("active", "failed", "undef", "n/a");
    private static final Set<String> CHECKER_WORDS =
            Set.of("ready", "faulty", "shaky", "ghost", "i/o pending", "i/o timeout", "delayed", "disconnected");
    private static final Set<String> DEVICE_WORDS = Set.of(
            "running",
            "offline",
            "unknown",
            "live",
            "pending",
            "timeout",
            "i/o",
            "optimized",
            "non-optimized",
            "blocked",
            "created",
            "quiesce",
            "transport-offline",
            "removed",
            "new",
            "dead",
            "connecting",
            "resetting",
            "deleting",
            "cancel",
            "deleted",
            "created-blocked",
            "persistent-loss",
            "change",
            "inaccessible");
    private static final String UNKNOWN = "##";
    private static final int STATES = 3;

    private PathRowParser() {}

    static ListingLine.@Nullable PathRow parse(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((Cursor.isDigit(c) || c == '#') && startsHere(line, i)) {
                Path path = path(line, i);
                if (path != null) {
                    return new ListingLine.PathRow(path);
                }
            }
        }
        return null;
    }

    /** Whether a word says how a path is. */
    static boolean isState(String word) {
        return DM_WORDS.contains(word) || CHECKER_WORDS.contains(word) || DEVICE_WORDS.contains(word);
    }

    private static boolean startsHere(String line, int at) {
        char before = at == 0 ? ' ' : line.charAt(at - 1);
        return !Cursor.isDigit(before) && !Cursor.isLetter(before) && before != ':' && before != '.' && before != '#';
    }

    private static @Nullable Path path(String line, int start) {
        int end = DeviceNumbers.end(line, start);
        if (end < 0 || end >= line.length() || line.charAt(end) != ' ') {
            return null;
        }
        String hcil = line.substring(start, end);
        int numbers = DeviceNumbers.count(hcil);
        if (numbers != 3 && numbers != 4) {
            return null;
        }
        Cursor cursor = new Cursor(line, end).blanks();
        String dev = cursor.word();
        boolean nameless = DeviceNumbers.count(dev) == 2;
        String devt = nameless ? dev : cursor.blanks().word();
        if (DeviceNumbers.count(devt) != 2) {
            return null;
        }
        return cursor.blanks().here() == '['
                ? bracketed(cursor, hcil, nameless ? null : dev, devt)
                : plain(cursor, hcil, nameless ? null : dev, devt, inTree(line, start));
    }

    private static boolean inTree(String line, int start) {
        int at = start - 1;
        while (at >= 0 && line.charAt(at) == ' ') {
            at--;
        }
        return at >= 0 && (line.charAt(at) == '-' || line.charAt(at) == '_');
    }

    /** States in columns: kernel, checker, device. */
    private static @Nullable Path plain(Cursor cursor, String hcil, @Nullable String dev, String devt, boolean inTree) {
        List<String> states = new ArrayList<>();
        while (states.size() < STATES) {
            String found = cursor.blanks().word();
            String word = found.equals(UNKNOWN) ? found : bare(found);
            if (word.equals(UNKNOWN)) {
                states.add(word);
                continue;
            }
            if (word.isEmpty()
                    || !Cursor.isLetter(word.charAt(0))
                    || !inTree && states.isEmpty() && !DM_WORDS.contains(word)) {
                break;
            }
            states.add(word.equals("i/o") ? word + " " + bare(cursor.blanks().word()) : word);
        }
        if (states.isEmpty() && !(inTree && cursor.ended())) {
            return null;
        }
        return new Path(hcil, dev, devt, at(states, 0), at(states, 1), at(states, 2));
    }

    /** States in brackets: the kernel's first in some releases, the checker's in others; their words tell. */
    private static Path bracketed(Cursor cursor, String hcil, @Nullable String dev, String devt) {
        List<String> states = new ArrayList<>();
        while (states.size() < STATES && cursor.blanks().here() == '[') {
            states.add(cursor.bracket());
        }
        String first = at(states, 0);
        String second = at(states, 1);
        boolean checkerFirst = CHECKER_WORDS.contains(String.valueOf(first))
                || "undef".equals(first) && ("active".equals(second) || "failed".equals(second));
        return checkerFirst
                ? new Path(hcil, dev, devt, second, first, at(states, 2))
                : new Path(hcil, dev, devt, first, second, at(states, 2));
    }

    /** A state without the marks that quoting left at its end. */
    private static String bare(String word) {
        int end = 0;
        while (end < word.length() && (Cursor.isLetter(word.charAt(end)) || "-/_".indexOf(word.charAt(end)) >= 0)) {
            end++;
        }
        return word.substring(0, end);
    }

    private static @Nullable String at(List<String> states, int index) {
        return index < states.size() ? states.get(index) : null;
    }
}
