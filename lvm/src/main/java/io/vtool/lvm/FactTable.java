package io.vtool.lvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of a tab-separated table among this module's resources: '#' lines are remarks, the first other line names the columns. */
public final class FactTable {
    private FactTable() {}

    /**
     * The data rows of a table, each with its cells in column order.
     *
     * @param owner a class in the table's package
     * @param name the file's name
     */
    public static List<List<String>> rows(Class<?> owner, String name) {
        String text;
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no table " + name);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> rows = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            if (end > start && text.charAt(start) != '#') {
                rows.add(cells(text, start, end));
            }
            start = end + 1;
        }
        return rows.subList(1, rows.size());
    }

    private static List<String> cells(String text, int start, int end) {
        List<String> cells = new ArrayList<>();
        int from = start;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\t') {
                cells.add(text.substring(from, i));
                from = i + 1;
            }
        }
        cells.add(text.substring(from, end));
        return cells;
    }
}
