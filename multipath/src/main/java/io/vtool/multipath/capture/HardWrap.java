package io.vtool.multipath.capture;

/** Tells whether a line that was cut at the width of a terminal goes on in the next one. */
final class HardWrap {
    private static final int LONGEST_PRODUCT = 16;
    private static final int LONGEST_MODEL = 50;
    private static final int ADDRESS = 4;
    private static final int ALL = 3;

    private HardWrap() {}

    /** How many characters a line had, without the marks of quoted mail and what ended it. */
    static int length(String raw) {
        return Math.max(0, end(raw) - begin(raw));
    }

    /** Whether a line was cut behind a blank. */
    static boolean endsBlank(String raw) {
        int end = end(raw);
        return end > 0 && isBlank(raw.charAt(end - 1));
    }

    /** Whether a line was cut before a blank. */
    static boolean beginsBlank(String raw) {
        int begin = begin(raw);
        return begin < raw.length() && isBlank(raw.charAt(begin));
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    private static int begin(String raw) {
        int at = 0;
        while (raw.startsWith(">", at)) {
            at += raw.startsWith("> ", at) ? 2 : 1;
        }
        return at;
    }

    private static int end(String raw) {
        int end = raw.length();
        while (end > 0 && raw.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    /** Whether a line and the next one are one row: no row by themselves, or more of the same row. */
    static boolean continues(String text, ListingLine line, String next, ListingLine found, ListingLine whole) {
        if (isRow(found) && !endsInAddress(text) || MapBuilder.isMessage(next)) {
            return false;
        }
        if (line instanceof ListingLine.Other) {
            return !(whole instanceof ListingLine.Other) && whole.fields() >= found.fields();
        }
        if (whole.getClass() != line.getClass()) {
            return false;
        }
        if (whole instanceof ListingLine.Header header) {
            return whole.fields() > line.fields() || isModel(header, next);
        }
        return whole.fields() > line.fields();
    }

    /** Whether a line is a row from its beginning to its end. */
    private static boolean isRow(ListingLine line) {
        if (line instanceof ListingLine.PathRow row) {
            return row.fields() == ALL
                    && DeviceNumbers.count(String.valueOf(row.path().hcil())) == ADDRESS;
        }
        return line instanceof ListingLine.Header header && header.certain()
                || line instanceof ListingLine.GroupHead && line.fields() == ALL
                || line instanceof ListingLine.Properties properties
                        && properties.before().isEmpty();
    }

    /** Whether a line ends in the first number of a path's address: the tree and digits. */
    private static boolean endsInAddress(String text) {
        int at = text.length();
        while (at > 0 && Cursor.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return at < text.length() && at > 1 && (text.startsWith("- ", at - 2) || text.startsWith("_ ", at - 2));
    }

    /** Whether the end of a header still is the name of a product, or for NVMe that of a model and its revision. */
    static boolean isModel(ListingLine.Header header, String next) {
        String product = String.valueOf(header.product());
        boolean close = product.length() <= (header.foreign() == null ? LONGEST_PRODUCT : LONGEST_MODEL);
        for (int i = 0; i < next.length() && close; i++) {
            char c = next.charAt(i);
            close = Cursor.isLetter(c) || Cursor.isDigit(c) || "-_ /+.,".indexOf(c) >= 0;
        }
        return close && !next.startsWith("--");
    }
}
