package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/**
 * Values written {@code key=value} or {@code key='some words'}. A quote may be missing: then a value ends where the next
 * known key begins.
 */
final class KeyValues {
    private final String text;
    private final String[] keys;

    KeyValues(String text, String... keys) {
        this.text = text;
        this.keys = keys;
    }

    /** Where a key stands, -1 when it does not. */
    int place(String key) {
        int at = text.indexOf(key + "=");
        while (at > 0 && isInWord(text.charAt(at - 1))) {
            at = text.indexOf(key + "=", at + 1);
        }
        return at;
    }

    /** The words of a key's value, null when the key is not there. */
    @Nullable
    String words(String key) {
        int place = place(key);
        if (place < 0) {
            return null;
        }
        int start = place + key.length() + 1;
        int end = text.length();
        for (String other : keys) {
            int next = place(other);
            end = next >= start && next < end ? next : end;
        }
        char quote = start < text.length() ? text.charAt(start) : ' ';
        if (quote == '\'' || quote == '"' || quote == '`') {
            int close = text.indexOf(quote, start + 1);
            end = close > 0 && close < end ? close : end;
        }
        return bare(text, start, end);
    }

    /** The first word of a key's value, null when there is none. */
    @Nullable
    String word(String key) {
        String words = words(key);
        if (words == null || words.isEmpty()) {
            return null;
        }
        int end = words.indexOf(' ');
        return end < 0 ? words : bare(words, 0, end);
    }

    /** A piece of text without the blanks and quotes around it. */
    static String bare(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isMark(text.charAt(start))) {
            start++;
        }
        while (end > start && isMark(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isMark(char c) {
        return " '\"`\\*[]".indexOf(c) >= 0;
    }

    private static boolean isInWord(char c) {
        return Cursor.isLetter(c) || Cursor.isDigit(c) || c == '_';
    }
}
