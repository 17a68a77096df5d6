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
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> kind = null;
        int i = 1;
        while (i < lines.size()) {
            List<int[]> columns = isRule(lines.get(i)) ? columns(lines.get(i)) : List.of();
            List<String> names = columns.isEmpty() ? List.of() : cells(lines.get(i - 1), columns);
            int end = i + 1;
            if (columns.size() > 1 && !names.contains("")) {
                kind = kind == null ? names : kind;
                while (end < lines.size() && !(end + 1 < lines.size() && isRule(lines.get(end + 1)))) {
                    end++;
                }
                rows.addAll(rows(lines.subList(i + 1, end), names, columns));
            }
            i = end;
        }
        return kind == null ? null : new Captured.Table(RecordKind.of(kind, "table"), rows);
    }

    private static List<Map<String, String>> rows(List<String> lines, List<String> names, List<int[]> columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> above = List.of();
        for (String line : lines) {
            if (line.isBlank()) {
                above = List.of();
                continue;
            }
            List<String> cells = cells(line, columns);
            if (goesOn(cells, above, columns)) {
                Map<String, String> row = rows.get(rows.size() - 1);
                for (int i = 0; i < cells.size(); i++) {
                    row.merge(names.get(i), cells.get(i), String::concat);
                }
                continue;
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
            above = cells;
        }
        return rows;
    }

    /** Whether a line goes on with values that were wrapped: it has some only where those above fill their columns. */
    private static boolean goesOn(List<String> cells, List<String> above, List<int[]> columns) {
        boolean blank = false;
        for (int i = 0; i < cells.size() && i < above.size(); i++) {
            int width = i + 1 < columns.size()
                    ? columns.get(i + 1)[0] - columns.get(i)[0] - 1
                    : above.get(i).length();
            boolean full = above.get(i).length() >= Math.max(1, width);
            if (!cells.get(i).isEmpty() && !full) {
                return false;
            }
            blank |= cells.get(i).isEmpty() && !above.get(i).isEmpty();
        }
        return blank && !above.isEmpty();
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
