package io.vtool.dfsr.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a full line of a debug log apart. */
final class LineParser {
    private static final int DATE = 8;
    private static final int TIME = 12;
    private static final int MODULE = 4;
    private static final List<String> LEVELS = List.of("WARN", "ERROR", "CRITICAL", "INFO", "TRACE");
    private static final List<String> SIDES = List.of("<Upstream>", "<Downstream>");
    /** What people put before a remark; the sharp s and the grave a are arrows of a symbol font that lost it. */
    private static final List<String> ARROWS =
            List.of(" <<", " <--", " <-", " \u2190", " -->", " \u2192", " \u00df", " \u00e0 ", " \uf0df", " \uf0e0");
    /** Longest stand-in for a time that was taken out, such as {@code <DateTime>}. */
    private static final int LONGEST_STAND_IN = 24;

    private final boolean annotated;
    private String line = "";
    private int at;

    LineParser(boolean annotated) {
        this.annotated = annotated;
    }

    /** The line without the remarks of people, where there may be some. */
    String clean(String text) {
        if (!annotated) {
            return text;
        }
        String line = unquoted(text.strip());
        for (String side : SIDES) {
            if (line.regionMatches(true, 0, side, 0, side.length())) {
                line = line.substring(side.length()).strip();
            }
        }
        for (String arrow : ARROWS) {
            int found = line.indexOf(arrow);
            if (found > 0) {
                line = line.substring(0, found).stripTrailing();
            }
        }
        return line;
    }

    /** The line without the marks of quotations, lists and escapes that web pages leave. */
    private static String unquoted(String text) {
        String line = text;
        while (line.startsWith(">") || line.startsWith("`")) {
            line = line.substring(1).strip();
        }
        return line.indexOf('\\') < 0
                ? line
                : line.replace("\\+", "+")
                        .replace("\\[", "[")
                        .replace("\\]", "]")
                        .replace("\\_", "_");
    }

    /** The entry, null when the line is none. */
    @Nullable
    LogEntry parse(long number, String text) {
        boolean timed = startsWithTime(text);
        int stand = timed || !annotated ? -1 : standIn(text);
        if (!timed && stand < 0) {
            return null;
        }
        line = text;
        at = timed ? DATE + 1 + TIME : stand;
        Long thread = Decimal.of(word());
        String module = word();
        Long sourceLine = Decimal.of(word());
        if (thread == null || thread < 0 || !isModule(module) || sourceLine == null || sourceLine < 0) {
            return null;
        }
        int before = at;
        String level = level(word());
        if (level == null) {
            at = before;
        }
        String function = word();
        if (function.isEmpty()) {
            return null;
        }
        String rest = at < line.length() ? line.substring(at + 1) : "";
        return new LogEntry(
                number,
                timed ? isoTime(text) : "",
                thread,
                module,
                sourceLine,
                level,
                function,
                rest.stripTrailing(),
                List.of());
    }

    /** Where the thread starts behind a stand-in for the time, -1 when there is none. */
    private static int standIn(String text) {
        int end = text.startsWith("<") ? text.indexOf('>') : -1;
        return end < 0 || end > LONGEST_STAND_IN ? -1 : end + 1;
    }

    private static boolean startsWithTime(String text) {
        if (text.length() < DATE + 1 + TIME + 1 || text.charAt(DATE) != ' ') {
            return false;
        }
        return digits(text, "00000000 00:00:00.000");
    }

    private static boolean digits(String text, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (shape.charAt(i) == '0' ? !digit : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String isoTime(String text) {
        return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, DATE) + "T"
                + text.substring(DATE + 1, DATE + 1 + TIME);
    }

    /** The next word; {@code at} is left on the blank behind it. */
    private String word() {
        int length = line.length();
        int start = at;
        while (start < length && line.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < length && line.charAt(end) != ' ') {
            end++;
        }
        at = end;
        return line.substring(start, end);
    }

    private static boolean isModule(String word) {
        if (word.length() != MODULE) {
            return false;
        }
        for (int i = 0; i < MODULE; i++) {
            char c = word.charAt(i);
            boolean digit = i > 0 && c >= '0' && c <= '9';
            if (!digit && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String level(String word) {
        if (word.length() < 2 || word.charAt(0) != '[' || word.charAt(word.length() - 1) != ']') {
            return null;
        }
        String inner = word.substring(1, word.length() - 1);
        return LEVELS.contains(inner) ? inner : null;
    }
}
