package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bindings file that is no comment.
 *
 * @param number from 1
 * @param alias the name
 * @param wwid the WWID, null when it is missing
 * @param extra what should not be there, null when nothing is
 */
record BindingLine(
        int number,
        String alias,
        @Nullable String wwid,
        @Nullable String extra) {
    static List<BindingLine> all(String text) {
        List<BindingLine> lines = new ArrayList<>();
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            number++;
            BindingLine line = of(number, text.substring(start, end));
            if (line != null) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    private static @Nullable BindingLine of(int number, String text) {
        int end = 0;
        while (end < text.length() && "#\r\0".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            int start = i;
            while (i < end && text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                i++;
            }
            if (i > start) {
                words.add(text.substring(start, i));
            }
        }
        if (words.isEmpty()) {
            return null;
        }
        return new BindingLine(
                number, words.get(0), words.size() > 1 ? words.get(1) : null, words.size() > 2 ? words.get(2) : null);
    }
}
