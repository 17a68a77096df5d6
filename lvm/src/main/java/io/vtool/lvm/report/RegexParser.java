package io.vtool.lvm.report;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression into an automaton, by lvm2's grammar and with its complaints. The expression stands in brackets
 * behind anything and before a mark for the match, as there, so that a bracket too many ends those.
 */
final class RegexParser {
    private static final char MATCH = 0;
    private static final int CHARACTERS = 256;
    private static final int DEEPEST = 200;
    private static final int CHARSET = 0;
    private static final int NOTHING = -1;

    private final String text;
    private final Messages messages;
    private final RegexStates states;
    private BitSet charset = new BitSet(CHARACTERS);
    private int type;
    private int at;

    RegexParser(String pattern, RegexStates states, Messages messages) {
        this.text = "(.*(" + pattern + ")" + MATCH + ")";
        this.states = states;
        this.messages = messages;
    }

    /** The first state, or a negative number after saying what is wrong. */
    int parse() {
        token();
        RegexStates.Part all = alternatives(0);
        if (all == null) {
            messages.error("Parse error in regex");
            messages.error("Couldn't parse regex");
            return NOTHING;
        }
        return all.begin();
    }

    private RegexStates.@Nullable Part alternatives(int depth) {
        RegexStates.Part left = sequence(depth);
        int signs = 0;
        while (left != null && type == '|') {
            token();
            signs++;
            RegexStates.Part right = sequence(depth);
            left = right == null ? null : states.either(left, right);
        }
        if (left == null) {
            for (int i = 0; i < signs; i++) {
                messages.error("Badly formed 'or' expression");
            }
        }
        return left;
    }

    private RegexStates.@Nullable Part sequence(int depth) {
        RegexStates.Part left = closure(depth);
        while (left != null && type != '|') {
            RegexStates.Part next = closure(depth);
            if (next == null) {
                return left;
            }
            left = states.joined(left, next);
        }
        return left;
    }

    private RegexStates.@Nullable Part closure(int depth) {
        RegexStates.Part part = term(depth);
        while (part != null && (type == '*' || type == '+' || type == '?')) {
            part = states.repeated(part, (char) type);
            token();
        }
        return part;
    }

    private RegexStates.@Nullable Part term(int depth) {
        if (type == CHARSET) {
            RegexStates.Part part = states.over(charset, charset.get(MATCH));
            token();
            return part;
        }
        if (type != '(') {
            return null;
        }
        token();
        RegexStates.Part inner = depth == DEEPEST ? null : alternatives(depth + 1);
        if (type != ')') {
            messages.error("missing ')' in regular expression");
            return null;
        }
        token();
        return inner;
    }

    /** Takes the next token: its type, and for characters which ones. */
    private void token() {
        if (at == text.length()) {
            type = NOTHING;
            return;
        }
        char c = text.charAt(at);
        if (c == '[') {
            brackets();
            return;
        }
        if ("()*+?|".indexOf(c) >= 0) {
            type = c;
            at++;
            return;
        }
        at++;
        charset = new BitSet(CHARACTERS);
        type = CHARSET;
        switch (c) {
            case '^' -> charset.set(Regex.START);
            case '$' -> charset.set(Regex.END);
            case '.' -> {
                charset.set(1, CHARACTERS);
                charset.clear('\n');
                charset.clear('\r');
            }
            case '\\' -> charset.set(escaped(text.charAt(at++)));
            default -> charset.set(c);
        }
    }

    private void brackets() {
        BitSet set = new BitSet(CHARACTERS);
        int place = at + 1;
        boolean negated = place < text.length() && text.charAt(place) == '^';
        place += negated ? 1 : 0;
        int last = 0;
        while (place < text.length() && text.charAt(place) != ']') {
            char c = text.charAt(place);
            boolean range = false;
            if (c == '\\' && place + 1 < text.length()) {
                c = escaped(text.charAt(++place));
            } else if (c == '-' && last != 0) {
                if (++place == text.length()) {
                    messages.error("Incomplete rangespecification");
                    return;
                }
                range = true;
                c = text.charAt(place);
            }
            set.set(range ? Math.min(last, c) : c, (range ? Math.max(last, c) : c) + 1);
            place++;
            last = c;
        }
        if (place >= text.length()) {
            type = NOTHING;
            return;
        }
        if (negated) {
            set.flip(1, CHARACTERS);
        }
        charset = set;
        type = CHARSET;
        at = place + 1;
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
