package io.vtool.scsi.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted tab separated resource, kept as the bytes it was read as. The first line names the source, others that
 * begin with {@code #} explain; the next has the names of the columns. Every further line is a row, and rows are sorted by
 * their bytes. A row is addressed by the offset of its
 * first byte, so that nothing is built that no one asks for.
 */
public final class FactTable {
    /** The address of no row. */
    public static final int NONE = -1;

    private final String name;
    private final byte[] bytes;
    private final int header;
    private final int start;

    private FactTable(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        int names = 0;
        while (names < bytes.length && bytes[names] == '#') {
            names = endOfLine(names) + 1;
        }
        header = names;
        start = endOfLine(header) + 1;
    }

    /**
     * Reads the table of that name.
     *
     * @param name file name in the folder of tables, without {@code .tsv}
     * @throws IllegalArgumentException when there is none
     */
    public static FactTable load(String name) {
        return load(FactTable.class, "/io/vtool/scsi/" + name);
    }

    /**
     * Reads a table of another package.
     *
     * @param owner a class of the package that holds the table
     * @param name file name, without {@code .tsv}
     * @throws IllegalArgumentException when there is none
     */
    public static FactTable load(Class<?> owner, String name) {
        try (InputStream in = TableFiles.open(owner, name + ".tsv")) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + name);
            }
            return new FactTable(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("table " + name, e);
        }
    }

    /** The name of the table. */
    public String name() {
        return name;
    }

    /** Where the facts come from. */
    public String source() {
        String line = new String(bytes, 0, endOfLine(0), StandardCharsets.UTF_8);
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** The names of the columns. */
    public List<String> columns() {
        return cells(header);
    }

    /** The number of rows. */
    public int rowCount() {
        int count = 0;
        for (int row = first(); row != NONE; row = next(row)) {
            count++;
        }
        return count;
    }

    /** The first row, or {@link #NONE}. */
    public int first() {
        return start < bytes.length ? start : NONE;
    }

    /** The row after that one, or {@link #NONE}. */
    public int next(int row) {
        int following = endOfLine(row) + 1;
        return following < bytes.length ? following : NONE;
    }

    /**
     * The first row whose leading cells are these, found by bisection.
     *
     * @param key the leading cells exactly as the table writes them, each followed by a tab
     * @return the row, or {@link #NONE}
     */
    public int find(String key) {
        int low = start;
        int high = bytes.length;
        while (low < high) {
            int row = startOfLine((low + high) >>> 1);
            if (compare(row, key) < 0) {
                low = endOfLine(row) + 1;
            } else {
                high = row;
            }
        }
        return low < bytes.length && startsWith(low, key) ? low : NONE;
    }

    /** Whether the row begins with these cells, each followed by a tab. */
    public boolean startsWith(int row, String key) {
        return compare(row, key) == 0;
    }

    /** The text of a cell, empty where the table has nothing. */
    public String text(int row, int column) {
        int from = startOfCell(row, column);
        return new String(bytes, from, endOfCell(from) - from, StandardCharsets.UTF_8);
    }

    /** The text of a cell, null where the table has nothing. */
    public @Nullable String optional(int row, int column) {
        String text = text(row, column);
        return text.isEmpty() ? null : text;
    }

    /** The number in a cell written as {@code 0x} and hex digits, or as decimal digits. */
    public int number(int row, int column) {
        return Integer.decode(text(row, column));
    }

    /** Whether the cell holds these words: only letters and digits count, in either case. */
    public boolean sameWords(int row, int column, String words) {
        int from = startOfCell(row, column);
        return Words.same(bytes, from, endOfCell(from), words, words.length());
    }

    /** All cells of a row. */
    public List<String> cells(int row) {
        List<String> cells = new ArrayList<>();
        int end = endOfLine(row);
        for (int from = row; from <= end; from = endOfCell(from) + 1) {
            cells.add(new String(bytes, from, endOfCell(from) - from, StandardCharsets.UTF_8));
        }
        return cells;
    }

    /** The cells of all rows, for tables that are needed as a whole. */
    public List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        for (int row = first(); row != NONE; row = next(row)) {
            rows.add(cells(row).toArray(new String[0]));
        }
        return rows;
    }

    private int startOfCell(int row, int column) {
        int from = row;
        for (int i = 0; i < column; i++) {
            from = endOfCell(from) + 1;
        }
        return from;
    }

    private int endOfCell(int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\t' && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private int startOfLine(int inside) {
        int i = inside;
        while (i > start && bytes[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private int compare(int row, String key) {
        for (int i = 0; i < key.length(); i++) {
            int here = row + i < bytes.length ? bytes[row + i] & 0xff : 0;
            int difference = here - key.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
