package io.vtool.cli.render;

import org.jspecify.annotations.Nullable;

/** One row: a value per column, null where it is unknown. Made by {@link Columns#row}. */
public final class Row {
    private final Columns columns;
    private final @Nullable Object[] values;

    Row(Columns columns, @Nullable Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** The columns of the row. */
    public Columns columns() {
        return columns;
    }

    /**
     * A value, null when unknown.
     *
     * @param index place of the column, from 0
     */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /**
     * A value, null when unknown.
     *
     * @param name name of the column
     * @throws IllegalArgumentException when there is no such column
     */
    public @Nullable Object value(String name) {
        return values[columns.index(name)];
    }

    /**
     * A text, null when unknown.
     *
     * @param name name of a text column
     */
    public @Nullable String text(String name) {
        return (String) value(name);
    }

    /**
     * A whole number, null when unknown.
     *
     * @param name name of an integer column
     */
    public @Nullable Long number(String name) {
        Object value = value(name);
        return value == null ? null : Long.valueOf(((Number) value).longValue());
    }
}
