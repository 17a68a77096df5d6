package io.vtool.multipath.capture;

/** Undoes what terminals, mail, web pages and quoting did to the characters of a line. */
final class LineCleaner {
    private LineCleaner() {}

    /** The line with plain quotes, blanks and hyphens, without colours, control characters, and blanks at its ends. */
    static String clean(String line) {
        String text = line.indexOf("\\u") >= 0 ? Markup.unescaped(line) : line;
        text = Markup.text(Escapes.strip(text));
        text = plain(text.indexOf('\u00e2') >= 0 || text.indexOf('\u00c2') >= 0 ? Markup.reread(text) : text);
        text = text.indexOf('\\') >= 0 ? unescaped(text) : text;
        return Wrappers.strip(unquoted(text.strip()));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                // the last four: what a wrong character set made of quotes
                case '\u2018', '\u2019', '\u201a', '\u2032', '\u00b4', '\u0091', '\u0092', '\ufffd' ->
                    plain.append('\'');
                case '\u201c', '\u201d', '\u201e', '\u2033', '\u0093', '\u0094' -> plain.append('"');
                case '\u0096', '\u0097', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u2500' ->
                    plain.append('-');
                case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad' -> {}
                default -> plain.append(c <= ' ' || c == '\u007f' || Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return plain.toString();
    }

    /** Without the backslashes that escape a character; the one that draws a tree stays. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            boolean inWord = i > 0 && (Cursor.isLetter(text.charAt(i - 1)) || Cursor.isDigit(text.charAt(i - 1)));
            boolean escapes = "'\"`[]()|#*-.".indexOf(next) >= 0 || inWord && next == '_';
            if (c != '\\' || !escapes) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Without the quotes and the comma of a list of strings, and without the marks of quoted mail. */
    private static String unquoted(String text) {
        String inside = text;
        while (inside.startsWith(">")) {
            inside = inside.substring(1).stripLeading();
        }
        boolean marked = inside.length() > 1 && "#+".indexOf(inside.charAt(0)) >= 0 && isNamed(inside.charAt(1));
        inside = marked ? inside.substring(1) : inside;
        boolean item = inside.startsWith("- '") || inside.startsWith("- \"");
        inside = item ? inside.substring(2) : inside;
        inside = inside.startsWith("u\"") || inside.startsWith("u'") ? inside.substring(1) : inside;
        int end = inside.endsWith(",") ? inside.length() - 1 : inside.length();
        boolean string = end > 2
                && (inside.charAt(0) == '"' || inside.charAt(0) == '\'')
                && inside.charAt(end - 1) == inside.charAt(0)
                && (inside.charAt(0) == '"' || item || inside.length() > end);
        inside = string ? inside.substring(1, end - 1).strip() : inside;
        // a string in single quotes has them twice inside
        inside = string && inside.contains("=''") ? inside.replace("''", "'") : inside;
        boolean ended = inside.endsWith("$") || inside.endsWith(" |") || inside.endsWith("\\r");
        return ended ? withoutEnd(inside) : inside;
    }

    private static boolean isNamed(char c) {
        return Cursor.isLetter(c) || Cursor.isDigit(c);
    }

    /** Without the mark that shows where a line, or a cell of a table, ends. */
    private static String withoutEnd(String text) {
        return text.substring(0, text.length() - (text.endsWith("$") ? 1 : 2)).strip();
    }
}
