package io.vtool.dfsr.capture;

import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Output of {@code wmic ... get} as a table, whose first line has the names of properties, or with commas between values. */
final class WmicTableText {
    private static final String NODE = "Node";
    private static final int GAP = 2;

    private WmicTableText() {}

    static @Nullable Captured read(List<String> lines) {
        int head = 0;
        while (head < lines.size() && lines.get(head).isBlank()) {
            head++;
        }
        if (head == lines.size()) {
            return null;
        }
        boolean commas = lines.get(head).startsWith(NODE + ",");
        List<Integer> starts = commas ? List.of() : starts(lines.get(head));
        List<String> names = cells(lines.get(head), starts);
        WmiClass type = type(commas ? names.subList(1, names.size()) : names);
        if (type == null) {
            return null;
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(head + 1, lines.size())) {
            List<String> cells = cells(line, starts);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size() && !line.isBlank(); i++) {
                row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows.isEmpty() ? null : new Captured.Table(type.name(), rows);
    }

    /** The first class that has all these properties. */
    private static @Nullable WmiClass type(List<String> names) {
        if (names.isEmpty() || names.get(0).isEmpty()) {
            return null;
        }
        for (WmiClass type : WmiModel.all()) {
            boolean all = true;
            for (String name : names) {
                all &= type.property(name) != null;
            }
            if (all) {
                return type;
            }
        }
        return null;
    }

    /** Where words start that have two blanks before them. */
    private static List<Integer> starts(String line) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < line.length(); i++) {
            boolean gap = i == 0 || i >= GAP && line.charAt(i - 1) == ' ' && line.charAt(i - GAP) == ' ';
            if (line.charAt(i) != ' ' && gap) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** Cells between commas when no starts are given. */
    private static List<String> cells(String line, List<Integer> starts) {
        if (starts.isEmpty()) {
            return List.of(line.split(",", -1));
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = Math.min(starts.get(i), line.length());
            int to = i + 1 < starts.size() ? Math.min(starts.get(i + 1), line.length()) : line.length();
            cells.add(line.substring(from, to).strip());
        }
        return cells;
    }
}
