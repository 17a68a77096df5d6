package io.vtool.iscsi.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a table of facts: tab separated, comments with {@code #}, then a line of column names. */
public final class Rows {
    private Rows() {}

    /**
     * Returns the rows of a resource without comments and column names; empty columns are empty strings.
     *
     * @param owner a class of the package that the table lies in
     * @param resource file name of the table
     * @throws IllegalStateException if there is no such table
     */
    public static List<String[]> of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
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
