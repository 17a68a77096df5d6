package io.vtool.multipath.capture;

/** Takes out what web pages, mail and programs' strings put around characters: tags, entities, escapes. */
final class Markup {
    private static final String[][] ENTITIES = {
        {"&apos;", "'"},
        {"&quot;", "\""},
        {"&gt;", ">"},
        {"&lt;", "<"},
        {"&nbsp;", " "},
        {"&lsquo;", "'"},
        {"&rsquo;", "'"},
        {"&ldquo;", "\""},
        {"&rdquo;", "\""},
        {"&ndash;", "-"},
        {"&grave;", "`"}
    };

    /** UTF-8 that was read as Windows-1252. */
    private static final String[][] MISREAD = {
        {"\u00e2\u20ac\u02dc", "'"},
        {"\u00e2\u20ac\u2122", "'"},
        {"\u00e2\u20ac\u0153", "\""},
        {"\u00e2\u20ac\u009d", "\""},
        {"\u00e2\u20ac\u201c", "-"},
        {"\u00e2\u20ac\u201d", "-"},
        {"\u00c2\u00a0", " "}
    };

    private static final int LONGEST_ENTITY = 10;
    private static final int LONGEST_TAG = 400;

    private Markup() {}

    /** The text of a page's source: without tags, with characters for entities. */
    static String text(String line) {
        String text = line.indexOf('<') >= 0 ? withoutTags(line) : line;
        if (text.indexOf('&') < 0) {
            return text;
        }
        for (String[] entity : ENTITIES) {
            text = text.replace(entity[0], entity[1]);
        }
        text = numbered(text, "&#", ';');
        return text.replace("&amp;", "&");
    }

    /** With characters for their numbers in a string of a program: {@code \}{@code u0027}. */
    static String unescaped(String line) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        for (int escape = line.indexOf("\\u"); escape >= 0; escape = line.indexOf("\\u", escape + 2)) {
            int code = escape + 6 <= line.length() ? code(line.substring(escape + 2, escape + 6), 16) : -1;
            if (code > 0) {
                text.append(line, at, escape).append((char) code);
                at = escape + 6;
            }
        }
        return text.append(line, at, line.length()).toString();
    }

    /** With the quotes and dashes that a wrong character set made three characters of. */
    static String reread(String line) {
        String text = line;
        for (String[] misread : MISREAD) {
            text = text.replace(misread[0], misread[1]);
        }
        return text;
    }

    /** Whether a tag begins a new line of the page. */
    static boolean breaks(String line, int open) {
        int name = open + 1 < line.length() && line.charAt(open + 1) == '/' ? open + 2 : open + 1;
        for (String block : new String[] {"br", "p", "div", "li", "tr", "td", "pre"}) {
            int end = name + block.length();
            boolean named = line.regionMatches(true, name, block, 0, block.length());
            if (named && end < line.length() && " />".indexOf(line.charAt(end)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String withoutTags(String line) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = line.charAt(at) == '<' ? tagEnd(line, at) : -1;
            if (end > at) {
                at = end;
            } else {
                text.append(line.charAt(at++));
            }
        }
        return text.toString();
    }

    /** Where the tag that opens here ends, -1 when it is none: letters, attributes, and a closing bracket. */
    static int tagEnd(String line, int open) {
        int name = open + 1 < line.length() && line.charAt(open + 1) == '/' ? open + 2 : open + 1;
        if (name >= line.length() || !Cursor.isLetter(line.charAt(name))) {
            return -1;
        }
        int end = Math.min(line.length(), name + LONGEST_TAG);
        int at = name;
        while (at < end && line.charAt(at) != '>' && line.charAt(at) != '<') {
            at++;
        }
        return at < end && line.charAt(at) == '>' ? at + 1 : -1;
    }

    private static String numbered(String line, String mark, char ending) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        for (int open = line.indexOf(mark); open >= 0; open = line.indexOf(mark, open + 1)) {
            int close = open + mark.length();
            while (close < line.length() && close < open + LONGEST_ENTITY && line.charAt(close) != ending) {
                close++;
            }
            boolean closed = close < line.length() && line.charAt(close) == ending;
            String number = closed ? line.substring(open + mark.length(), close) : "";
            boolean hex = number.startsWith("x") || number.startsWith("X");
            int code = hex ? code(number.substring(1), 16) : code(number, 10);
            if (code > 0 && code < Character.MIN_SURROGATE && open >= at) {
                text.append(line, at, open).append((char) code);
                at = close + 1;
            }
        }
        return text.append(line, at, line.length()).toString();
    }

    /** The number that digits write, -1 for what is none: an entity or escape that is none stays as it is. */
    private static int code(String digits, int radix) {
        int code = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && code >= 0; i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            code = digit < 0 || code > Character.MAX_VALUE ? -1 : code * radix + digit;
        }
        return code > Character.MAX_VALUE ? -1 : code;
    }
}
