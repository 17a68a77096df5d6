package io.vtool.cli.lvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of headings over a table of lvm2: each column begins where its heading does, unless a separator parts them.
 *
 * @param headings the headings
 * @param starts where each begins in the line; empty where a separator parts them
 * @param separator what parts columns, blank for their places
 */
record HeadingLine(List<String> headings, List<Integer> starts, char separator) {
    private static final String SEPARATORS = "|,;:\t^~#";
    private static final int ATTRIBUTES = 12;

    /** All headings there can be; the longest that fits is meant, for some have blanks. */
    record Known(List<String> headings) {
        Known(List<String> headings) {
            List<String> sorted = new ArrayList<>(headings);
            sorted.sort((a, b) -> Integer.compare(b.length(), a.length()));
            this.headings = List.copyOf(sorted);
        }

        @Nullable
        String at(String line, int place) {
            for (String heading : headings) {
                int end = place + heading.length();
                if (line.startsWith(heading, place) && (end == line.length() || line.charAt(end) == ' ')) {
                    return heading;
                }
            }
            return null;
        }
    }

    /** Reads one, null when the line is another one: of a group, a volume or a PV at least the name has to be there. */
    static @Nullable HeadingLine of(String line, Known known) {
        HeadingLine placed = placed(line.stripTrailing(), known);
        if (placed != null) {
            return placed.named() ? placed : null;
        }
        String text = line.strip();
        for (int i = 0; i < SEPARATORS.length(); i++) {
            List<String> words = split(text, SEPARATORS.charAt(i));
            if (words.size() > 1 && known.headings().containsAll(words)) {
                HeadingLine parted = new HeadingLine(words, List.of(), SEPARATORS.charAt(i));
                return parted.named() ? parted : null;
            }
        }
        return null;
    }

    private static @Nullable HeadingLine placed(String line, Known known) {
        List<String> headings = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ') {
                at++;
                continue;
            }
            String heading = known.at(line, at);
            if (heading == null) {
                return null;
            }
            headings.add(heading);
            starts.add(at);
            at += heading.length();
        }
        return headings.size() < 2 ? null : new HeadingLine(headings, starts, ' ');
    }

    private boolean named() {
        return headings.contains("VG") || headings.contains("LV") || headings.contains("PV");
    }

    /** What stands below the headings, null when the line is none of the table. */
    @Nullable
    Map<String, String> row(String line) {
        List<String> cells = separator == ' ' ? cells(line) : split(line.strip(), separator);
        if (cells == null || cells.size() != headings.size()) {
            return null;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            String cell = cells.get(i).strip();
            if (row.putIfAbsent(headings.get(i), cell) != null && cell.indexOf('/') > 0) {
                row.put(headings.get(i), cell); // the full name of a volume has the heading of the short one
            }
        }
        String attributes = row.get("Attr");
        return attributes == null || isAttributes(attributes) ? row : null;
    }

    /** Letters and hyphens, and not a word of something else that was captured with the table. */
    private static boolean isAttributes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && c != '-') {
                return false;
            }
        }
        return text.length() >= 2 && text.length() <= ATTRIBUTES;
    }

    private @Nullable List<String> cells(String line) {
        List<String> cells = columns(line);
        if (cells == null) { // the first blanks of the headings are lost easily where they were marked with a mouse
            int indent = line.length() - line.stripLeading().length() - starts.get(0);
            cells = indent > 0 ? columns(line.substring(indent)) : null;
        }
        if (cells == null) {
            String text = line.strip();
            List<String> words = List.of(text.split("\\s+"));
            cells = words.size() == headings.size() ? words : null;
        }
        return cells;
    }

    /** Cut at the columns, null when something reaches over the beginning of one. */
    private @Nullable List<String> columns(String line) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1) : line.length();
            if (start > 0 && start <= line.length() && line.charAt(start - 1) != ' ') {
                return null;
            }
            cells.add(line.substring(Math.min(start, line.length()), Math.min(Math.max(start, end), line.length())));
        }
        return cells;
    }

    private static List<String> split(String text, char separator) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                words.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return words;
    }
}
