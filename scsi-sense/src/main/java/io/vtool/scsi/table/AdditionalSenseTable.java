package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** Single codes, and ranges of codes in which the qualifier is a number. */
final class AdditionalSenseTable {
    private static final FactTable SINGLES = FactTable.load("asc-ascq");
    private static final FactTable RANGES = FactTable.load("asc-ranges");
    /** Stands for the qualifier in the texts of ranges. */
    private static final String NUMBER = "NN";

    private static final String NAMED = "named";

    private AdditionalSenseTable() {}

    static @Nullable AdditionalSense find(int asc, int ascq) {
        if ((asc & ~0xff) != 0 || (ascq & ~0xff) != 0) {
            return null;
        }
        int range = range(asc, ascq);
        if (range != FactTable.NONE && RANGES.text(range, 8).equals(NAMED)) {
            return numbered(range, asc, ascq, AdditionalSense.Kind.NUMBERED);
        }
        int row = SINGLES.find(Hex.key(asc, 2) + Hex.key(ascq, 2));
        if (row != FactTable.NONE) {
            return single(row);
        }
        return range == FactTable.NONE ? null : numbered(range, asc, ascq, AdditionalSense.Kind.VENDOR);
    }

    static @Nullable AdditionalSense byText(String text) {
        AdditionalSense found = null;
        for (int row = SINGLES.first(); row != FactTable.NONE; row = SINGLES.next(row)) {
            if (SINGLES.sameWords(row, 4, text) || SINGLES.sameWords(row, 5, text) || SINGLES.sameWords(row, 6, text)) {
                if (found != null) {
                    return null;
                }
                found = single(row);
            }
        }
        return found != null ? found : rangeByText(text);
    }

    /** The range that holds the pair; named ranges win over the vendor's. */
    private static int range(int asc, int ascq) {
        int found = FactTable.NONE;
        for (int row = RANGES.first(); row != FactTable.NONE; row = RANGES.next(row)) {
            if (asc >= RANGES.number(row, 0)
                    && asc <= RANGES.number(row, 1)
                    && ascq >= RANGES.number(row, 2)
                    && ascq <= RANGES.number(row, 3)) {
                found = row;
            }
        }
        return found;
    }

    private static @Nullable AdditionalSense rangeByText(String text) {
        for (int row = RANGES.first(); row != FactTable.NONE; row = RANGES.next(row)) {
            if (!RANGES.text(row, 8).equals(NAMED)) {
                continue;
            }
            for (int column = 5; column <= 7; column++) {
                int ascq = qualifier(row, column, text);
                if (ascq >= 0) {
                    return find(RANGES.number(row, 0), ascq);
                }
            }
        }
        return null;
    }

    /** The number that stands in the text where the cell has NN; the lowest of the range where it is left out. */
    private static int qualifier(int row, int column, String text) {
        String pattern = RANGES.text(row, column);
        String words = pattern.substring(0, pattern.indexOf(NUMBER));
        if (Words.same(words, text)) {
            return RANGES.number(row, 2);
        }
        int end = text.length();
        while (end > 0 && Character.digit(text.charAt(end - 1), 16) < 0) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.digit(text.charAt(start - 1), 16) >= 0) {
            start--;
        }
        int prefix = text.startsWith("0x", start - 2) ? start - 2 : start;
        if (start == end || end - start > 2 || !Words.same(words, text.substring(0, prefix))) {
            return -1;
        }
        int number = Integer.parseInt(text.substring(start, end), 16);
        return number <= RANGES.number(row, 3) ? number : -1;
    }

    private static AdditionalSense single(int row) {
        return new AdditionalSense(
                SINGLES.number(row, 0),
                SINGLES.number(row, 1),
                SINGLES.text(row, 2),
                SINGLES.text(row, 4),
                SINGLES.optional(row, 5),
                SINGLES.optional(row, 6),
                AdditionalSense.Kind.ASSIGNED);
    }

    private static AdditionalSense numbered(int row, int asc, int ascq, AdditionalSense.Kind kind) {
        String bare = Integer.toHexString(ascq);
        return new AdditionalSense(
                asc,
                ascq,
                RANGES.text(row, 4),
                filled(RANGES.text(row, 5), Hex.padded(ascq, 2)),
                empty(filled(RANGES.text(row, 6), bare)),
                empty(filled(RANGES.text(row, 7), Hex.padded(ascq, 1))),
                kind);
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String filled(String text, String number) {
        int at = text.indexOf(NUMBER);
        return at < 0 ? text : text.substring(0, at) + number + text.substring(at + NUMBER.length());
    }
}
