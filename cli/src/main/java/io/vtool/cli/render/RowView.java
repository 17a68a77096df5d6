package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;

/** How a row reads as text for people. */
public interface RowView {
    /**
     * Prints one row.
     *
     * @param row the row
     * @param out where to
     * @param style colour and width
     */
    void print(Row row, TextOutput out, Style style);
}
