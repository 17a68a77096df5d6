package io.vtool.dfsr.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table among a package's resources: the first line names the source, the second the columns. */
public final class FactTable {
    private static final int LEADING_LINES = 2;
    private static final String NONE = "-";

    private FactTable() {}

    /** The cells of each row of a table of this package, in the order of the file. */
    static List<List<String>> rows(String name) {
        return rows(FactTable.class, name);
    }

    /**
     * The cells of each row, in the order of the file.
     *
     * @param owner a class of the package that has the table
     * @param name file name of the table
     */
    public static List<List<String>> rows(Class<?> owner, String name) {
        List<List<String>> rows = new ArrayList<>();
        String text = read(owner, name);
        int line = 0;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            if (line >= LEADING_LINES) {
                rows.add(cells(text.substring(start, end)));
            }
            start = end + 1;
        }
        return rows;
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            cells.add(line.substring(from, tab));
            from = tab + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    /** The parts of a cell; none when it holds a dash. */
    static List<String> parts(String cell, char separator) {
        if (cell.equals(NONE)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = cell.indexOf(separator); at >= 0; at = cell.indexOf(separator, from)) {
            parts.add(cell.substring(from, at));
            from = at + 1;
        }
        parts.add(cell.substring(from));
        return parts;
    }
}
