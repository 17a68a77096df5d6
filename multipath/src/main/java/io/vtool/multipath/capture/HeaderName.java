package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/**
 * The name in a header.
 *
 * @param alias the map's name, the WWID where it has no other
 * @param wwid its WWID, which may hold blanks
 * @param whole whether no other text stands before it
 */
record HeaderName(String alias, String wwid, boolean whole) {
    private static final int SHORTEST_WWID = 8;

    /** Parses {@code alias (wwid)}, or a WWID alone, at the end of a text; null when it holds neither. */
    static @Nullable HeaderName parse(String text) {
        if (!text.endsWith(")")) {
            return text.isEmpty() || "([{,\"".indexOf(text.charAt(text.length() - 1)) >= 0 ? null : alone(text);
        }
        int open = text.lastIndexOf('(');
        String before = open < 0 ? "" : text.substring(0, open).strip();
        String wwid =
                open < 0 ? "" : text.substring(open + 1, text.length() - 1).strip();
        if (before.isEmpty() || wwid.isEmpty()) {
            return null;
        }
        int start = nameStart(before);
        return start == before.length() ? null : new HeaderName(before.substring(start), wwid, start == 0);
    }

    private static HeaderName alone(String text) {
        int start = serialStart(text);
        if (start < 0) {
            start = nameStart(text);
        }
        String wwid = text.substring(start);
        return new HeaderName(wwid, wwid, start == 0);
    }

    /** Where the last word begins, without the quotes before it. */
    private static int nameStart(String text) {
        int start = text.lastIndexOf(' ') + 1;
        return Math.max(start, Math.max(text.lastIndexOf('"'), text.lastIndexOf('`')) + 1);
    }

    /**
     * Where a WWID begins that was made of texts: a digit for its kind, then the vendor in capitals, with blanks as the device
     * padded them. -1 for none.
     */
    private static int serialStart(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            boolean begins = i == 0 || text.charAt(i - 1) == ' ';
            boolean kind = text.charAt(i) == '1' || text.charAt(i) == '0' || text.charAt(i) == 'S';
            if (begins && kind && isCapital(text.charAt(i + 1)) && isCapital(text.charAt(i + 2))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it looks like a name even where nothing but its place speaks for it. */
    boolean likely() {
        boolean digit = false;
        for (int i = 0; i < wwid.length(); i++) {
            char c = wwid.charAt(i);
            digit |= Cursor.isDigit(c);
            if (!Cursor.isDigit(c) && !Cursor.isLetter(c) && "._- ".indexOf(c) < 0) {
                return false;
            }
        }
        return digit && wwid.length() >= SHORTEST_WWID && (alias.charAt(0) != '-');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
