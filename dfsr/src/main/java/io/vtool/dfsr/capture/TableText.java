package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table as PowerShell prints it: names, dashes below them, rows whose cells stand under the dashes, left or right. */
final class TableText {
    private TableText() {}

    static @Nullable Captured read(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (isRule(lines.get(i))) {
                List<int[]> columns = columns(lines.get(i));
                List<String> names = cells(lines.get(i - 1), columns);
                if (columns.size() > 1 && !names.contains("")) {
                    return new Captured.Table(
                            RecordKind.of(names, "table"), rows(lines.subList(i + 1, lines.size()), names, columns));
                }
            }
        }
        return null;
    }

    private static List<Map<String, String>> rows(List<String> lines, List<String> names, List<int[]> columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            List<String> cells = cells(line, columns);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static boolean isRule(String line) {
        String text = line.strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '-' && text.charAt(i) != ' ') {
                return false;
            }
        }
        return text.startsWith("--");
    }

    /** Start of each run of dashes. */
    private static List<int[]> columns(String rule) {
        List<int[]> columns = new ArrayList<>();
        int at = 0;
        while (at < rule.length()) {
            if (rule.charAt(at) == '-') {
                int end = at;
                while (end < rule.length() && rule.charAt(end) == '-') {
                    end++;
                }
                columns.add(new int[] {at, end});
                at = end;
            }
            at++;
        }
        return columns;
    }

    private static List<String> cells(String line, List<int[]> columns) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < columns.size(); i++) {
            int next = i + 1 < columns.size() ? start(line, columns.get(i + 1)[0]) : line.length();
            int end = Math.max(from, Math.min(next, line.length()));
            cells.add(line.substring(Math.min(from, line.length()), end).strip());
            from = end;
        }
        return cells;
    }

    /** Where a cell starts: a value that is wider than its column's name and stands to the right begins before the dashes. */
    private static int start(String line, int dashes) {
        int at = Math.min(dashes, line.length());
        while (at > 0 && at < line.length() && line.charAt(at - 1) != ' ' && line.charAt(at) != ' ') {
            at--;
        }
        return at;
    }
}
