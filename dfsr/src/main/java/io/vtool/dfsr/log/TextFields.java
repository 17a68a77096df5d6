package io.vtool.dfsr.log;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code key:value} items in the text of an entry. A value ends at a blank, though real ones may hold blanks. */
final class TextFields {
    private TextFields() {}

    static Map<String, String> of(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        int length = text.length();
        int from = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
            int start = colon;
            while (start > from && isWord(text.charAt(start - 1))) {
                start--;
            }
            int end = colon + 1;
            while (end < length && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            boolean named = start < colon && Character.isLetter(text.charAt(start));
            boolean scope = colon + 1 < length && text.charAt(colon + 1) == ':';
            boolean drive = colon - start == 1 && colon + 1 < length && text.charAt(colon + 1) == '\\';
            if (named && !scope && !drive && end > colon + 1) {
                fields.putIfAbsent(text.substring(start, colon), text.substring(colon + 1, end));
                from = end;
            } else {
                from = scope ? colon + 2 : colon + 1;
            }
        }
        return fields;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
