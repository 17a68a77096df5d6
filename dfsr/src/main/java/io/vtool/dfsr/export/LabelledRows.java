package io.vtool.dfsr.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What dfsrdiag prints about objects: indented lines of label, colon and value, a blank line or the first label between two. */
final class LabelledRows {
    private LabelledRows() {}

    static List<Map<String, String>> of(List<String> lines) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, String> row = new LinkedHashMap<>();
        String first = "";
        for (String line : lines) {
            int colon = line.indexOf(": ");
            boolean labelled = line.startsWith("  ") && colon > 0;
            String label = labelled ? line.substring(0, colon).strip() : "";
            if (line.isBlank() || label.equals(first) && !row.isEmpty()) {
                add(rows, row);
                row = new LinkedHashMap<>();
            }
            if (labelled && isLabel(label)) {
                first = row.isEmpty() ? label : first;
                row.put(label, line.substring(colon + 1).strip());
            }
        }
        add(rows, row);
        return rows;
    }

    private static void add(List<Map<String, String>> rows, Map<String, String> row) {
        if (row.size() > 1) {
            rows.add(row);
        }
    }

    private static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != ' ') {
                return false;
            }
        }
        return !text.isEmpty() && Character.isLetter(text.charAt(0));
    }
}
