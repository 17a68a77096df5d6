package io.vtool.scsi.log;

/** The plain character behind a typographic one. */
final class Typography {
    /** Stands for a character that is dropped. */
    static final char NOTHING = 0xffff;

    private static final String DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e";
    private static final String SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u2039\u203a";
    private static final String TIMES = "\u00d7\u2715\u2a2f\u2a09\u2573\u0445\u0425\u03c7";
    private static final String INVISIBLE = "\u00ad\u2060\ufeff\u180e\ufe0f";
    /** The start of a UTF-8 quotation mark that was read as Windows-1252. */
    private static final String BROKEN_QUOTE = "\u00e2\u20ac";

    private Typography() {}

    /** The plain character, the same where there is none, or {@link #NOTHING}. */
    static char plain(char c) {
        if (c < ' ') {
            return ' ';
        }
        if (c >= 0xff01 && c <= 0xff5e) {
            return (char) (c - 0xfee0);
        }
        if (c == 0xa0 || c >= 0x2000 && c <= 0x200a || c == 0x202f || c == 0x205f || c == 0x3000) {
            return ' ';
        }
        if (c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || INVISIBLE.indexOf(c) >= 0) {
            return NOTHING;
        }
        if (c >= 0x2010 && c <= 0x2015 || c == 0x2212) {
            return '-';
        }
        if (DOUBLE_QUOTES.indexOf(c) >= 0) {
            return '"';
        }
        if (SINGLE_QUOTES.indexOf(c) >= 0) {
            return '\'';
        }
        return TIMES.indexOf(c) >= 0 ? 'x' : c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x7f ? ' ' : c;
    }

    /** Length of a sequence that came from reading UTF-8 as Windows-1252, 0 when none starts there. */
    static int mojibake(String text, int at) {
        char c = text.charAt(at);
        if (c == 0xe2) {
            return text.startsWith(BROKEN_QUOTE, at) && at + 2 < text.length() ? 3 : 0;
        }
        char following = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return c == 0xc2 && following == 0xa0 || c == 0xc3 && (following == 0x2014 || following == 0x97) ? 2 : 0;
    }

    /** The character such a sequence stands for. */
    static char mojibakePlain(String text, int at) {
        char c = text.charAt(at);
        if (c == 0xc2) {
            return ' ';
        }
        if (c == 0xc3) {
            return 'x';
        }
        return switch (text.charAt(at + 2)) {
            case '\u2122', '\u02dc' -> '\'';
            case '\u201c', '\u201d' -> '-';
            case '\u2039' -> NOTHING;
            default -> '"';
        };
    }
}
