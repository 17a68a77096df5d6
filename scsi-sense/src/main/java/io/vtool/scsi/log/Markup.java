package io.vtool.scsi.log;

/** Entities and tags of HTML, as far as they turn up in pasted lines. */
final class Markup {
    private static final String INLINE =
            " a abbr b big code del em font i ins kbd mark o:p pre s samp small span strong sub sup tt u var wbr ";
    private static final String BREAKS =
            " blockquote br dd div dl dt h1 h2 h3 h4 hr li ol p table tbody td th thead tr ul ";
    private static final String[] NAMES = {
        "quot", "\"", "apos", "'", "amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "times", "x", "ldquo", "\"", "rdquo",
        "\"", "lsquo", "'", "rsquo", "'", "bdquo", "\"", "sbquo", "'", "laquo", "\"", "raquo", "\"", "ndash", "-",
        "mdash", "-", "colon", ":", "lsqb", "[", "rsqb", "]", "lbrack", "[", "rbrack", "]", "lpar", "(", "rpar", ")",
        "num", "#", "equals", "=", "comma", ",", "lowbar", "_", "sol", "/", "ensp", " ", "emsp", " ", "thinsp", " ",
        "Tab", " ", "NewLine", " ", "shy", "\u00ad", "zwnj", "\u200c"
    };

    private Markup() {}

    /** The position of the semicolon of a known entity that starts there, else -1. */
    static int entityEnd(String text, int at) {
        int most = Math.min(text.length(), at + 10);
        for (int i = at + 1; i < most; i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return entity(text, at + 1, i) >= 0 ? i : -1;
            }
            if (!Cursor.isAlnum(c) && c != '#') {
                return -1;
            }
        }
        return -1;
    }

    /** The character of the entity whose name stands there, -1 when unknown. */
    static int entity(String text, int from, int to) {
        if (from < to && text.charAt(from) == '#') {
            boolean hex = from + 1 < to && Cursor.lower(text.charAt(from + 1)) == 'x';
            return number(text, hex ? from + 2 : from + 1, to, hex ? 16 : 10);
        }
        for (int i = 0; i < NAMES.length; i += 2) {
            if (NAMES[i].length() == to - from && text.startsWith(NAMES[i], from)) {
                return NAMES[i + 1].charAt(0);
            }
        }
        return -1;
    }

    /** Length of a tag of HTML that starts there, 0 when there is none. */
    static int tagLength(String text, int at) {
        int end = nameEnd(text, at);
        if (end == nameStart(text, at) || !isKnown(INLINE, text, at, end) && !isKnown(BREAKS, text, at, end)) {
            return 0;
        }
        char after = end < text.length() ? text.charAt(end) : 0;
        if (after != '>' && after != ' ' && after != '/') {
            return 0;
        }
        int most = Math.min(text.length(), at + 400);
        for (int i = end; i < most; i++) {
            if (text.charAt(i) == '>') {
                return i + 1 - at;
            }
            if (text.charAt(i) == '<') {
                return 0;
            }
        }
        return 0;
    }

    /** Whether the tag that starts there breaks the text. */
    static boolean isBreak(String text, int at) {
        return isKnown(BREAKS, text, at, nameEnd(text, at));
    }

    private static boolean isKnown(String names, String text, int at, int end) {
        int start = nameStart(text, at);
        return names.contains(' ' + lower(text.substring(start, end)) + ' ');
    }

    private static String lower(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            out.append(Cursor.lower(name.charAt(i)));
        }
        return out.toString();
    }

    private static int nameStart(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    }

    private static int nameEnd(String text, int at) {
        int start = nameStart(text, at);
        int end = start;
        while (end < text.length()
                && end - start < 12
                && (Cursor.isAlnum(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        return end;
    }

    /** The number that those digits are, -1 when they are none or it is no character. */
    static int number(String text, int from, int to, int radix) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || value > 0x10ffff) {
                return -1;
            }
            value = value * radix + digit;
        }
        return from < to && value <= 0x10ffff ? value : -1;
    }
}
