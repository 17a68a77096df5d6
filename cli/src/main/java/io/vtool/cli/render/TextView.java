package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;

/** How a whole report reads as text for people. */
public interface TextView {
    /**
     * Prints the report.
     *
     * @param data what the report holds, the same that JSON shows
     * @param out where to
     * @param style colour and width
     */
    void print(Row data, TextOutput out, Style style);
}
