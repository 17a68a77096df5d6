package io.vtool.dfsr.capture;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows between commas, semicolons or tabs: what Export-Csv writes, with quotes and line ends in them, and what {@code wmic
 * /format:csv} writes, without quotes, whose values may hold commas.
 */
public final class CsvRows {
    private static final int LONGEST_CELL = 1 << 20;
    private static final int MOST_CELLS = 10_000;

    private final Reader in;
    private int peeked = -2;
    private char separator = ',';

    /**
     * Readies it.
     *
     * @param in the text, which is not closed
     */
    public CsvRows(Reader in) {
        this.in = in;
    }

    /**
     * Reads all rows.
     *
     * @param sink takes each row's cells by column
     * @return whether all could be read
     * @throws IOException if the text cannot be read, or a row is endless
     */
    public boolean read(Consumer<Map<String, String>> sink) throws IOException {
        List<String> names = header();
        if (names.size() < 2) {
            return false;
        }
        boolean wmic = names.get(0).equalsIgnoreCase("Node");
        boolean whole = true;
        for (List<String> cells = record(); !cells.isEmpty(); cells = record()) {
            if (cells.size() == 1 && cells.get(0).isBlank() || cells.equals(names)) {
                continue; // a blank line, or the header of an export that was appended
            }
            if (wmic && cells.size() > names.size()) {
                cells = joined(cells, names);
            }
            whole &= cells.size() <= names.size();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                row.put(names.get(i), cells.get(i));
            }
            sink.accept(row);
        }
        return whole;
    }

    /** The names of the columns, behind blank lines and the line that tells the type. */
    private List<String> header() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            line.setLength(0);
            int c = next();
            while (c >= 0 && c != '\n' && line.length() < LONGEST_CELL) {
                line.append((char) c);
                c = next();
            }
            String text = line.toString().replace("\r", "").strip();
            if (!text.isEmpty() && !text.startsWith("#TYPE")) {
                separator = separator(text);
                return new CsvRows(new java.io.StringReader(text))
                        .with(separator)
                        .record();
            }
            if (c < 0) {
                return List.of();
            }
        }
    }

    private CsvRows with(char other) {
        separator = other;
        return this;
    }

    private static char separator(String header) {
        char best = ',';
        int most = 0;
        for (char c : new char[] {',', ';', '\t'}) {
            int count = 0;
            for (int i = 0; i < header.length(); i++) {
                count += header.charAt(i) == c ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = c;
            }
        }
        return best;
    }

    private int next() throws IOException {
        if (peeked != -2) {
            int c = peeked;
            peeked = -2;
            return c;
        }
        return in.read();
    }

    /** The cells of the next record, none at the end. */
    private List<String> record() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        while (true) {
            int c = next();
            if (c < 0) {
                if (any) {
                    cells.add(cell.toString());
                }
                return cells;
            }
            any = true;
            if (quoted) {
                if (c != '"') {
                    append(cell, c);
                } else {
                    peeked = in.read();
                    quoted = peeked == '"';
                    if (quoted) {
                        append(cell, next());
                    }
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
                if (cells.size() > MOST_CELLS) {
                    throw new IOException("a row of more than " + MOST_CELLS + " cells");
                }
            } else if (c == '\n') {
                cells.add(cell.toString());
                return cells;
            } else if (c != '\r') {
                append(cell, c);
            }
        }
    }

    private static void append(StringBuilder cell, int c) {
        if (cell.length() < LONGEST_CELL) {
            cell.append((char) c);
        }
    }

    /**
     * Cells of wmic, which does not quote: of a row with too many, those that belong together are the ones at the widest value,
     * a list in a filter's property or a name in the directory.
     */
    private static List<String> joined(List<String> cells, List<String> names) {
        List<String> joined = new ArrayList<>();
        int extra = cells.size() - names.size();
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            int take = 1;
            if (extra > 0 && holdsCommas(names.get(i))) {
                while (extra > 0 && continues(names.get(i), cells.get(at + take))) {
                    take++;
                    extra--;
                }
            }
            joined.add(String.join(",", cells.subList(at, at + take)));
            at += take;
        }
        return joined;
    }

    private static boolean holdsCommas(String name) {
        return name.endsWith("Dn") || name.endsWith("Filter") || name.equals("CompressedExtensions");
    }

    /** Whether a cell goes on with the one before: {@code CN=..., DC=...} of a name, or a pattern with a blank before it. */
    private static boolean continues(String name, String cell) {
        if (name.endsWith("Dn")) {
            return cell.startsWith("CN=") || cell.startsWith("OU=") || cell.startsWith("DC=");
        }
        return cell.startsWith(" ") || cell.startsWith(".") || cell.startsWith("*") || cell.startsWith("~");
    }
}
