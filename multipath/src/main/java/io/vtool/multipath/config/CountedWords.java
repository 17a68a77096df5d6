package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** Texts like {@code 2 pg_init_retries 50}, in which a number says how many words follow. */
final class CountedWords {
    private CountedWords() {}

    /** The text itself when the number of its words is right; else null, and the problem is reported. */
    static @Nullable String check(Keyword keyword, String text, int at, Place place, Problems problems) {
        int index = -1;
        long count = DecimalPrefix.NO_COUNT;
        int i = skip(text, 0, true);
        while (i < text.length()) {
            index++;
            if (index == at) {
                count = DecimalPrefix.count(text, i);
                if (count == DecimalPrefix.NO_COUNT) {
                    break;
                }
            }
            i = skip(text, skip(text, i, false), true);
        }
        if (count < 0) {
            problems.at(Problem.Kind.INVALID_VALUE, 1, place, "missing argument count for " + keyword.name());
            return null;
        }
        int found = index - at;
        if (count != found) {
            String name = keyword.name();
            problems.at(
                    Problem.Kind.INVALID_VALUE,
                    1,
                    place,
                    "invalid argument count for " + name + ":, got '" + count + "' expected '" + found + "'");
            return null;
        }
        return text;
    }

    private static int skip(String text, int from, boolean blanks) {
        int i = from;
        while (i < text.length() && ConfigLine.blank(text.charAt(i)) == blanks) {
            i++;
        }
        return i;
    }
}
