package io.vtool.multipath.capture;

/** Takes off what stands around whole texts and lines in issue trackers, forums, documents and lists of strings. */
final class Wrappers {
    private static final String[] TOKENS = {"[code]", "[/code]", "[CODE]", "[/CODE]", "{noformat}", "<![CDATA[", "]]>"};
    private static final String[] LISTS = {"[\"", "['", "[u\"", "[u'", "[b\"", "[b'"};

    private Wrappers() {}

    static String strip(String line) {
        String text = line;
        for (String token : TOKENS) {
            text = text.startsWith(token) ? text.substring(token.length()).strip() : text;
            text = text.endsWith(token)
                    ? text.substring(0, text.length() - token.length()).strip()
                    : text;
        }
        int close = text.startsWith("{code") ? text.indexOf('}') : -1;
        text = close > 0 ? text.substring(close + 1) : text;
        text = text.endsWith("{code}") ? text.substring(0, text.length() - "{code}".length()) : text;
        return unticked(unlisted(field(text)));
    }

    /** Without what begins and ends a list of strings. */
    private static String unlisted(String line) {
        String text = line;
        for (String list : LISTS) {
            int place = text.indexOf(list);
            boolean begins = place == 0 || place > 0 && text.charAt(place - 1) == ' ' && !text.contains("=");
            text = begins ? unended(text.substring(place + list.length())) : text;
        }
        int end = text.length();
        boolean ends = text.endsWith("\"]") || text.endsWith("']") && text.indexOf('\'') == end - 2;
        return ends ? text.substring(0, end - 2) : text;
    }

    private static String unended(String text) {
        return text.endsWith("\",") || text.endsWith("',") ? text.substring(0, text.length() - 2) : text;
    }

    /** The longest field of a line of a table with commas, without the quotes around it. */
    private static String field(String line) {
        int open = line.indexOf(",\"");
        int close = line.lastIndexOf('"');
        boolean field = open >= 0 && close > open + 1 && (close == line.length() - 1 || line.charAt(close + 1) == ',');
        return field ? line.substring(open + 2, close).replace("\"\"", "\"").strip() : line;
    }

    /** Without the marks that make a line code; no row of a listing ends with one. */
    private static String unticked(String line) {
        if (!line.endsWith("`")) {
            return line;
        }
        int end = line.length() - 1;
        return line.startsWith("`") && end > 0
                ? line.substring(1, end).strip()
                : line.substring(0, end).strip();
    }
}
