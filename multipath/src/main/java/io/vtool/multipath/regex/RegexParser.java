package io.vtool.multipath.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a POSIX extended regular expression with the additions of the GNU C library, back references excepted. */
final class RegexParser {
    private static final int MOST_REPEATS = 0x7fff;
    private static final int DEEPEST = 200;

    private final String text;
    private int position;
    private int depth;

    private RegexParser(String text) {
        this.text = text;
    }

    /** The parts of the expression, null when it is none. */
    static @Nullable RegexNode parse(String text) {
        RegexParser parser = new RegexParser(text);
        RegexNode node = parser.choice();
        return node != null && parser.atEnd() ? node : null;
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private @Nullable RegexNode choice() {
        List<RegexNode> alternatives = new ArrayList<>();
        do {
            RegexNode alternative = sequence();
            if (alternative == null) {
                return null;
            }
            alternatives.add(alternative);
        } while (skip('|'));
        return alternatives.size() == 1 ? alternatives.get(0) : new RegexNode.Choice(alternatives);
    }

    private boolean skip(char c) {
        boolean there = at(c);
        position += there ? 1 : 0;
        return there;
    }

    private @Nullable RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (!atEnd() && !at('|') && !(depth > 0 && at(')'))) {
            RegexNode part = part();
            if (part != null && !(part instanceof RegexNode.Assertion)) {
                part = repeated(part);
            }
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return new RegexNode.Sequence(parts);
    }

    private @Nullable RegexNode part() {
        char c = text.charAt(position++);
        return switch (c) {
            case '*', '+', '?', '{' -> null;
            case '^' -> new RegexNode.Assertion(RegexNode.Place.START);
            case '$' -> new RegexNode.Assertion(RegexNode.Place.END);
            case '.' -> new RegexNode.Chars(CharSet.any());
            case '(' -> group();
            case '[' -> chars(BracketExpression.read(text, position));
            case '\\' -> atEnd() ? null : escaped(text.charAt(position++));
            default -> new RegexNode.Chars(CharSet.of(c));
        };
    }

    private @Nullable RegexNode group() {
        if (depth == DEEPEST) {
            return null;
        }
        depth++;
        RegexNode inside = choice();
        depth--;
        return inside != null && skip(')') ? inside : null;
    }

    private @Nullable RegexNode chars(@Nullable BracketExpression bracket) {
        if (bracket == null) {
            return null;
        }
        position = bracket.end();
        return new RegexNode.Chars(bracket.set());
    }

    private static @Nullable RegexNode escaped(char c) {
        return switch (c) {
            case 'w' -> new RegexNode.Chars(CharSet.word());
            case 'W' -> new RegexNode.Chars(CharSet.word().negated());
            case 's' -> new RegexNode.Chars(space());
            case 'S' -> new RegexNode.Chars(space().negated());
            case '`' -> new RegexNode.Assertion(RegexNode.Place.START);
            case '\'' -> new RegexNode.Assertion(RegexNode.Place.END);
            case '<' -> new RegexNode.Assertion(RegexNode.Place.WORD_START);
            case '>' -> new RegexNode.Assertion(RegexNode.Place.WORD_END);
            case 'b' -> new RegexNode.Assertion(RegexNode.Place.WORD_EDGE);
            case 'B' -> new RegexNode.Assertion(RegexNode.Place.INSIDE);
            default -> c >= '1' && c <= '9' ? null : new RegexNode.Chars(CharSet.of(c));
        };
    }

    private static CharSet space() {
        CharSet set = new CharSet();
        set.addClass("space");
        return set;
    }

    private @Nullable RegexNode repeated(RegexNode part) {
        RegexNode node = part;
        while (!atEnd()) {
            char c = text.charAt(position);
            if (c == '*') {
                node = new RegexNode.Repeat(node, 0, -1);
            } else if (c == '+') {
                node = new RegexNode.Repeat(node, 1, -1);
            } else if (c == '?') {
                node = new RegexNode.Repeat(node, 0, 1);
            } else if (c == '{') {
                RegexNode interval = interval(node);
                if (interval == null) {
                    return null;
                }
                node = interval;
                continue;
            } else {
                return node;
            }
            position++;
        }
        return node;
    }

    /** {@code {2}}, {@code {2,}}, {@code {,3}} or {@code {2,3}}. */
    private @Nullable RegexNode interval(RegexNode part) {
        position++;
        int least = number();
        int most = least;
        if (skip(',')) {
            most = number();
            if (least < 0) {
                least = 0;
                if (most < 0) {
                    return null;
                }
            }
        }
        boolean ordered = most < 0 || most >= least;
        if (least < 0 || least > MOST_REPEATS || most > MOST_REPEATS || !ordered || !skip('}')) {
            return null;
        }
        return new RegexNode.Repeat(part, least, most);
    }

    private int number() {
        int value = -1;
        while (!atEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            value = Math.min(Math.max(value, 0) * 10 + text.charAt(position) - '0', MOST_REPEATS + 1);
            position++;
        }
        return value;
    }
}
