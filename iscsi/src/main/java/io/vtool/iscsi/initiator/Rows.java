package io.vtool.iscsi.initiator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a table of this package: tab separated, comments with {@code #}, then a line of column names. */
final class Rows {
    private Rows() {}

    /** Returns the rows of a resource without comments and column names; empty columns are empty strings. */
    static List<String[]> of(String resource) {
        try (InputStream in = Rows.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            List<String[]> rows = new ArrayList<>();
            boolean names = true;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) {
                    continue;
                }
                if (!names) {
                    rows.add(line.split("\t", -1));
                }
                names = false;
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
