package io.vtool.cli.dfsr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts of {@code dfsrdiag}, in one table, so that each can be put right in one place. */
final class DfsrdiagText {
    private static final String TABLE = "dfsrdiag-texts.tsv";

    private final String table;

    DfsrdiagText() {
        try (InputStream in = DfsrdiagText.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("no table " + TABLE);
            }
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text with its arguments in place of {@code {0}} and so on. */
    String of(String name, String... arguments) {
        int row = table.indexOf("\n" + name + "\t");
        if (row < 0) {
            throw new IllegalArgumentException("no text " + name);
        }
        int start = table.indexOf('\t', row + name.length() + 2) + 1;
        String text = table.substring(start, table.indexOf('\n', start));
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean place = text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}';
            int number = place ? Character.digit(text.charAt(i + 1), 10) : -1;
            if (number >= 0 && number < arguments.length) {
                filled.append(arguments[number]);
                i += 2;
            } else {
                filled.append(text.charAt(i));
            }
        }
        return filled.toString();
    }
}
