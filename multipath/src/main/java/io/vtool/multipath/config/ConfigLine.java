package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a configuration file, or a command to multipathd, as tokens: words, braces, and quotes with what stands between
 * them.
 *
 * @param text the line
 * @param tokens at least one
 */
public record ConfigLine(String text, List<String> tokens) {
    /** The token of a quote. It cannot be mistaken for a word, for no line holds a NUL, and is printed as nothing. */
    private static final String QUOTE = "\0\"";

    /** The tokens of a line, null when it is empty or a comment. */
    public static @Nullable ConfigLine of(String text) {
        Cursor cursor = new Cursor(text);
        cursor.skipBlanks();
        if (cursor.atEnd() || cursor.atComment()) {
            return null;
        }
        List<String> tokens = new ArrayList<>();
        boolean quoted = false;
        do {
            if (cursor.here() == '"' && !(quoted && cursor.next() == '"')) {
                cursor.position++;
                quoted = !quoted;
                tokens.add(QUOTE);
            } else if (!quoted && (cursor.here() == '{' || cursor.here() == '}')) {
                tokens.add(String.valueOf(cursor.here()));
                cursor.position++;
            } else {
                tokens.add(quoted ? cursor.quotedText() : cursor.word());
            }
            if (!quoted) {
                cursor.skipBlanks();
            }
        } while (!cursor.atEnd() && !(!quoted && cursor.atComment()));
        return new ConfigLine(text, tokens);
    }

    /** Whether a token is a quote. */
    public static boolean isQuote(String token) {
        return token.equals(QUOTE);
    }

    String keyword() {
        return tokens.get(0);
    }

    /** The value: the word after the keyword, or what stands in quotes. */
    String value() {
        String first = tokens.get(1);
        if (!first.equals(QUOTE)) {
            return first;
        }
        String inside = tokens.size() > 2 ? tokens.get(2) : QUOTE;
        return inside.equals(QUOTE) ? "" : inside;
    }

    /** Whether there is enough of a line to act on it; whatever is wrong is reported. */
    boolean check(Place place, Problems problems) {
        String where = " on line " + place.line() + " of " + place.file();
        String keyword = keyword();
        if (keyword.startsWith("}")) {
            extra(1, where, place, problems);
            return true;
        }
        if (keyword.startsWith("{")) {
            problems.add(
                    Problem.Kind.SYNTAX, 0, place.file(), place.line(), "invalid keyword '" + keyword + "'" + where);
            return false;
        }
        if (opensSection(keyword)) {
            brace(where, place, problems);
            return true;
        }
        if (tokens.size() < 2) {
            problems.add(
                    Problem.Kind.SYNTAX,
                    0,
                    place.file(),
                    place.line(),
                    "missing value for option '" + shown(keyword) + "'" + where);
            return false;
        }
        return checkValue(where, place, problems);
    }

    private void brace(String where, Place place, Problems problems) {
        if (tokens.size() < 2) {
            problems.add(Problem.Kind.SYNTAX, 0, place.file(), place.line(), "missing '{'" + where);
        } else if (!tokens.get(1).startsWith("{")) {
            String found = shown(tokens.get(1));
            problems.add(
                    Problem.Kind.SYNTAX,
                    0,
                    place.file(),
                    place.line(),
                    "expecting '{'" + where + ". found '" + found + "'");
        } else {
            extra(2, where, place, problems);
        }
    }

    private boolean checkValue(String where, Place place, Problems problems) {
        if (!tokens.get(1).equals(QUOTE)) {
            extra(2, where, place, problems);
            return true;
        }
        if (tokens.size() > 2 && tokens.get(2).equals(QUOTE)) {
            extra(3, where, place, problems);
            return true;
        }
        if (tokens.size() <= 3) {
            problems.add(Problem.Kind.SYNTAX, 0, place.file(), place.line(), "missing closing quotes" + where);
            return true;
        }
        if (!tokens.get(3).equals(QUOTE)) {
            problems.add(
                    Problem.Kind.SYNTAX,
                    0,
                    place.file(),
                    place.line(),
                    "parsing error starting with '" + tokens.get(3) + "'" + where);
            return false;
        }
        extra(4, where, place, problems);
        return true;
    }

    private void extra(int from, String where, Place place, Problems problems) {
        if (tokens.size() > from) {
            String found = shown(tokens.get(from));
            problems.add(
                    Problem.Kind.SYNTAX,
                    0,
                    place.file(),
                    place.line(),
                    "ignoring extra data starting with '" + found + "'" + where);
        }
    }

    /** A token as diagnostics show it. */
    static String shown(String token) {
        return token.equals(QUOTE) ? "" : token;
    }

    /** Overrides and protocol are not among them in this release: a brace passes for their value. */
    private static boolean opensSection(String keyword) {
        return switch (keyword) {
            case "defaults", "blacklist", "blacklist_exceptions", "devices", "device", "multipaths", "multipath" ->
                true;
            default -> false;
        };
    }

    static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** A place in the line. */
    private static final class Cursor {
        private final String text;
        private int position;

        Cursor(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return position >= text.length();
        }

        char here() {
            return text.charAt(position);
        }

        char next() {
            return position + 1 < text.length() ? text.charAt(position + 1) : 0;
        }

        boolean atComment() {
            return here() == '!' || here() == '#';
        }

        /** What is not ASCII separates words as blanks do. */
        void skipBlanks() {
            while (!atEnd() && (blank(here()) || here() > 127)) {
                position++;
            }
        }

        String word() {
            int start = position;
            while (!atEnd() && !blank(here()) && here() <= 127 && "!#{}\"".indexOf(here()) < 0) {
                position++;
            }
            return text.substring(start, position);
        }

        /** Up to the next quote; two quotes are one that belongs to the text. */
        String quotedText() {
            StringBuilder inside = new StringBuilder();
            while (!atEnd()) {
                if (here() == '"') {
                    if (next() != '"') {
                        break;
                    }
                    position++;
                }
                inside.append(here());
                position++;
            }
            return inside.toString();
        }
    }
}
