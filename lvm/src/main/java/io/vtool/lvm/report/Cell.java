package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field's value in one row.
 *
 * @param text as shown
 * @param number what numbers, sizes, percents and times are compared by; a size is the bits of a double that counts sectors
 * @param key what texts are compared by
 * @param items the members of a list, in the order shown; else null
 */
public record Cell(
        String text, long number, String key, @Nullable List<String> items) {
    /** A number that is not known. */
    public static final long UNDEFINED = -1;

    private static final Cell BLANK = new Cell("", 0, "", null);
    /**
     * Its key is what the number is as text, eight bytes of ones and the word that lvm2 has behind them: what it compares texts
     * with that it shows blank this way.
     */
    private static final Cell BLANK_NUMBER = new Cell("", UNDEFINED, "\u00ff".repeat(Long.BYTES) + "allocatable", null);

    private static final Cell EMPTY_LIST = new Cell("", 0, "", List.of());

    /** No text. */
    static Cell blank() {
        return BLANK;
    }

    /** No number. */
    static Cell blankNumber() {
        return BLANK_NUMBER;
    }

    /** Text. */
    static Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? BLANK : new Cell(text, 0, text, null);
    }

    /** Text that is compared by another one. */
    static Cell text(String text, String key) {
        return new Cell(text, 0, key, null);
    }

    /** A number that fits 64 bits without a sign; shown as one with a sign if that is so. */
    static Cell number(long number) {
        return new Cell(Long.toString(number), number, "", null);
    }

    /** A number with its own text. */
    static Cell number(String text, long number) {
        return new Cell(text, number, "", null);
    }

    /** A size in sectors. */
    static Cell size(Units units, long sectors) {
        return new Cell(units.letter(sectors), Double.doubleToRawLongBits((double) sectors), "", null);
    }

    /** A list, shown sorted. */
    static Cell sorted(List<String> items, String separator) {
        if (items.isEmpty()) {
            return EMPTY_LIST;
        }
        List<String> sorted = new ArrayList<>(items);
        sorted.sort(null);
        return new Cell(String.join(separator, sorted), 0, "", sorted);
    }

    /** A list, shown in its order. */
    static Cell list(List<String> items, String separator) {
        if (items.isEmpty()) {
            return EMPTY_LIST;
        }
        return new Cell(String.join(separator, items), 0, "", List.copyOf(items));
    }
}
