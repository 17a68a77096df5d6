package io.vtool.multipath.regex;

import org.jspecify.annotations.Nullable;

/**
 * A list of characters in brackets.
 *
 * @param set what it accepts
 * @param end the place after the closing bracket
 */
record BracketExpression(CharSet set, int end) {
    /** Reads the list whose opening bracket stands before that place, null when it is none. */
    static @Nullable BracketExpression read(String text, int from) {
        Reader reader = new Reader(text, from);
        return reader.read();
    }

    /** The state of reading. */
    private static final class Reader {
        private static final char NONE = '\uffff';

        private final String text;
        private final CharSet set = new CharSet();
        private int position;

        Reader(String text, int position) {
            this.text = text;
            this.position = position;
        }

        @Nullable
        BracketExpression read() {
            boolean negated = at('^');
            position += negated ? 1 : 0;
            boolean first = true;
            while (first || !at(']')) {
                if (position >= text.length() || !member()) {
                    return null;
                }
                first = false;
            }
            return new BracketExpression(negated ? set.negated() : set, position + 1);
        }

        private boolean at(char c) {
            return position < text.length() && text.charAt(position) == c;
        }

        private boolean member() {
            if (text.startsWith("[:", position)) {
                String name = named(":]");
                return name != null && set.addClass(name);
            }
            char low = single();
            if (low == NONE) {
                return false;
            }
            boolean range = at('-') && position + 1 < text.length() && text.charAt(position + 1) != ']';
            if (!range) {
                set.add(low);
                return true;
            }
            position++;
            char high = text.startsWith("[:", position) ? NONE : single();
            if (high == NONE || high < low) {
                return false;
            }
            set.addRange(low, high);
            return true;
        }

        /** A character, or the one that a collating symbol or equivalence class names. */
        private char single() {
            if (position >= text.length()) {
                return NONE;
            }
            boolean symbol = text.startsWith("[.", position);
            if (symbol || text.startsWith("[=", position)) {
                String name = named(symbol ? ".]" : "=]");
                return name != null && name.length() == 1 ? name.charAt(0) : NONE;
            }
            return text.charAt(position++);
        }

        private @Nullable String named(String end) {
            int close = text.indexOf(end, position + 2);
            if (close < 0) {
                return null;
            }
            String name = text.substring(position + 2, close);
            position = close + 2;
            return name;
        }
    }
}
