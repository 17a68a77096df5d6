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
    private static final List<String> ARROWS = List.of(" <--", " <-", " \u2190", " -->", " \u2192");

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
        String line = text.strip();
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

    /** The entry, null when the line is none. */
    @Nullable
    LogEntry parse(long number, String text) {
        if (!startsWithTime(text)) {
            return null;
        }
        line = text;
        at = DATE + 1 + TIME;
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
                number, isoTime(text), thread, module, sourceLine, level, function, rest.stripTrailing(), List.of());
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
            if (word.charAt(i) < 'A' || word.charAt(i) > 'Z') {
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
