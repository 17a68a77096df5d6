package io.vtool.emulator.array.unit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of facts: a TSV resource with comment lines and a line of column names. */
public final class FactTable {
    private FactTable() {}

    /**
     * Loads the rows of a table.
     *
     * @param anchor class beside whose package root the resource lies
     * @param resource absolute resource name
     * @return the cells of each row, without the header
     */
    public static List<String[]> load(Class<?> anchor, String resource) {
        String text;
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("unreadable resource " + resource, e);
        }
        List<String[]> rows = new ArrayList<>();
        int columns = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            start += line.length() + 1;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            if (columns == 0) {
                columns = split(line, count(line)).length;
            } else {
                rows.add(split(line, columns));
            }
        }
        return rows;
    }

    private static int count(String line) {
        int columns = 1;
        for (int i = 0; i < line.length(); i++) {
            columns += line.charAt(i) == '\t' ? 1 : 0;
        }
        return columns;
    }

    private static String[] split(String line, int columns) {
        String[] cells = new String[columns];
        int start = 0;
        for (int i = 0; i < columns; i++) {
            int end = line.indexOf('\t', start);
            cells[i] = line.substring(Math.min(start, line.length()), end < 0 ? line.length() : end);
            start = end < 0 ? line.length() : end + 1;
        }
        return cells;
    }

    /**
     * Reads a string of hexadecimal bytes, blanks allowed between them.
     *
     * @param text two digits a byte
     * @return the bytes
     */
    public static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                bytes[count++] =
                        (byte) (Character.digit(text.charAt(i), 16) << 4 | Character.digit(text.charAt(++i), 16));
            }
        }
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    /**
     * Writes bytes as hexadecimal digits.
     *
     * @param bytes any bytes
     * @return two digits a byte
     */
    public static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
