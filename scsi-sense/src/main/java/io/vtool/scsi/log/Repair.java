package io.vtool.scsi.log;

/**
 * Undoes what pages, mails and wikis do to a pasted line: typographic characters, entities and tags, quoted-printable,
 * escapes of markup, colours, and blanks nobody sees. It only ever restores characters; it makes up no numbers.
 */
final class Repair {
    private static final char ESCAPE = 0x1b;
    /** The ASCII characters that may be damage: controls, and those that start an escape of some kind. */
    private static final boolean[] SUSPECT = new boolean[0x80];

    static {
        for (int c = 0; c < ' '; c++) {
            SUSPECT[c] = true;
        }
        for (char c : "\\&<=*`#[$".toCharArray()) {
            SUSPECT[c] = true;
        }
    }

    private final String text;
    private final StringBuilder out;
    private int at;

    private Repair(String text) {
        this.text = text;
        out = new StringBuilder(text.length());
    }

    /** The text as it was printed; the same object when nothing is damaged. */
    static String of(String whole) {
        String text = Emphasis.without(whole);
        int first = firstDamage(text);
        if (first < 0) {
            return Seam.opened(Spread.closed(text));
        }
        Repair repair = new Repair(text);
        repair.out.append(text, 0, first);
        repair.at = first;
        repair.run();
        return Seam.opened(Spread.closed(repair.out.toString()));
    }

    private static int firstDamage(String text) {
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || SUSPECT[c] && (c < ' ' || isDamage(text, i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDamage(String text, int i) {
        char c = text.charAt(i);
        return switch (c) {
            case '\\', '`' -> true;
            case '=' -> QuotedPrintable.length(text, i) > 0;
            case '*' -> text.startsWith("**", i);
            case '$' -> isDollarNumber(text, i);
            case '[' -> colourLength(text, i) > 0 || BulletinBoard.tagLength(text, i) > 0;
            case '<' -> Markup.tagLength(text, i) > 0;
            case '&' -> Markup.entityEnd(text, i) > 0;
            default -> text.startsWith("#033[", i);
        };
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 0x7f && c >= ' ') {
                if (SUSPECT[c]) {
                    suspect(c);
                } else {
                    out.append(c);
                    at++;
                }
            } else if (c == ESCAPE) {
                colour(at + 1);
            } else {
                at += typography(c);
            }
        }
    }

    private void suspect(char c) {
        switch (c) {
            case '\\' -> backslash();
            case '&' -> entity();
            case '<' -> tag();
            case '=' -> quotedPrintable();
            case '*' -> stars();
            case '`' -> at++;
            case '$' -> {
                out.append(isDollarNumber(text, at) ? "0x" : "$");
                at++;
            }
            case '[' -> bracket();
            default -> {
                if (text.startsWith("#033[", at)) {
                    colour(at + 4);
                } else {
                    out.append(c);
                    at++;
                }
            }
        }
    }

    private void backslash() {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int escaped = c == 'u' ? Markup.number(text, at + 2, Math.min(text.length(), at + 6), 16) : -1;
        if (escaped >= 0 && at + 6 <= text.length()) {
            append(Typography.plain((char) escaped));
            at += 6;
            return;
        }
        if (isLineEnd(c) && (at + 2 >= text.length() || "\"'\\ ".indexOf(text.charAt(at + 2)) >= 0)) {
            out.append(' ');
            at += 2;
            return;
        }
        boolean markup = c > ' ' && c < 0x7f && !Cursor.isAlnum(c);
        if (!markup) {
            out.append('\\');
        } else if (c == '\\') {
            out.append('\\');
            at++;
        }
        at++;
    }

    /** {@code $05} is how some programs write 0x05. */
    private static boolean isDollarNumber(String text, int at) {
        return at > 0
                && text.charAt(at - 1) == ' '
                && at + 2 < text.length()
                && Cursor.isHex(text.charAt(at + 1))
                && Cursor.isHex(text.charAt(at + 2))
                && (at + 3 == text.length() || !Cursor.isAlnum(text.charAt(at + 3)) && text.charAt(at + 3) != '_');
    }

    /** {@code \n} in the string of a program or of JSON. */
    private static boolean isLineEnd(char c) {
        return c == 'n' || c == 'r' || c == 't';
    }

    private void entity() {
        int end = Markup.entityEnd(text, at);
        while (end > 0 && text.startsWith("&amp;", at) && Markup.entityEnd(text, end) > 0) {
            at = end; // escaped twice
            end = Markup.entityEnd(text, end);
            if (text.startsWith(";amp;", at)) {
                continue;
            }
            break;
        }
        if (end < 0) {
            out.append('&');
            at++;
            return;
        }
        int c = Markup.entity(text, at + 1, end);
        at = end + 1;
        if (c < 0x7f) {
            out.append((char) Math.max(c, ' '));
        } else if (c <= 0xffff) {
            append(Typography.plain((char) c));
        }
    }

    private void tag() {
        int length = Markup.tagLength(text, at);
        if (length == 0) {
            out.append('<');
            at++;
            return;
        }
        if (Markup.isBreak(text, at)) {
            out.append(' ');
        }
        at += length;
    }

    private void quotedPrintable() {
        int length = QuotedPrintable.length(text, at);
        if (length == 0) {
            out.append('=');
            at++;
            return;
        }
        append(QuotedPrintable.plain(text, at, length));
        at += length;
    }

    /** Drops the marks of bold text; a longer run of stars hides a name and stays. */
    private void stars() {
        int end = at;
        while (end < text.length() && text.charAt(end) == '*') {
            end++;
        }
        if (end - at != 2 && end - at != 3 || at > 0 && text.charAt(at - 1) == '.') {
            out.append(text, at, end);
        } else if (at > 0
                && Cursor.isHex(text.charAt(at - 1))
                && end < text.length()
                && Cursor.isHex(text.charAt(end))) {
            out.append(' '); // the end of one number and the start of another
        }
        at = end;
    }

    /** Length of a colour whose escape character was lost: {@code [1;31m}. */
    private static int colourLength(String text, int at) {
        int most = Math.min(text.length(), at + 8);
        for (int i = at + 1; i < most; i++) {
            char c = text.charAt(i);
            if (c == 'm') {
                return i + 1 - at;
            }
            if (!Cursor.isDigit(c) && c != ';') {
                return 0;
            }
        }
        return 0;
    }

    private void bracket() {
        int length = Math.max(colourLength(text, at), BulletinBoard.tagLength(text, at));
        if (length == 0) {
            out.append('[');
            at++;
        }
        at += length;
    }

    private void colour(int bracket) {
        int end = bracket + 1;
        int most = Math.min(text.length(), bracket + 24);
        if (bracket < text.length() && text.charAt(bracket) == '[') {
            while (end < most && !Cursor.isLetter(text.charAt(end))) {
                end++;
            }
            at = Math.min(text.length(), end + 1);
        } else {
            at++;
        }
    }

    private int typography(char c) {
        int mojibake = Typography.mojibake(text, at);
        if (mojibake > 0) {
            append(Typography.mojibakePlain(text, at));
            return mojibake;
        }
        append(Typography.plain(c));
        return 1;
    }

    private void append(char c) {
        if (c != Typography.NOTHING) {
            out.append(c);
        }
    }
}
