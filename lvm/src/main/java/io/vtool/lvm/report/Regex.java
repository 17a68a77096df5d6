package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions of selections: characters, sets, {@code . ^ $ ( ) | * + ?} and backslash escapes. A text is matched
 * as if a mark for its start and one for its end were characters of it, which a dot or a negated set matches too, as in
 * lvm2. Matching takes time in proportion to the text.
 */
final class Regex {
    private static final char START = 2;
    private static final char END = 3;
    private static final int CHARACTERS = 256;
    private static final int DEEPEST = 200;

    private final String pattern;
    private final List<State> states = new ArrayList<>();
    private int at;
    private int start;

    /** A state of the automaton: it goes on over a set of characters, or over nothing to one or two others. */
    private static final class State {
        @Nullable
        BitSet over;

        int next = -1;
        int other = -1;
    }

    /** A part of the automaton: where it begins, and the state behind it. */
    private record Part(int begin, int end) {}

    private Regex(String pattern) {
        this.pattern = pattern;
    }

    /** The expression, or null if it is not one. */
    static @Nullable Regex of(String pattern) {
        Regex regex = new Regex(pattern);
        Part all = regex.alternatives(0);
        if (all == null || regex.at < pattern.length()) {
            return null;
        }
        regex.start = all.begin();
        return regex;
    }

    private int state() {
        states.add(new State());
        return states.size() - 1;
    }

    private @Nullable Part alternatives(int depth) {
        Part left = sequence(depth);
        while (left != null && at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            Part right = sequence(depth);
            if (right == null) {
                return null;
            }
            int begin = state();
            int end = state();
            fork(begin, left.begin(), right.begin());
            states.get(left.end()).next = end;
            states.get(right.end()).next = end;
            left = new Part(begin, end);
        }
        return left;
    }

    private @Nullable Part sequence(int depth) {
        Part left = null;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            Part next = closure(depth);
            if (next == null) {
                return null;
            }
            if (left == null) {
                left = next;
            } else {
                states.get(left.end()).next = next.begin();
                left = new Part(left.begin(), next.end());
            }
        }
        return left;
    }

    private @Nullable Part closure(int depth) {
        Part part = term(depth);
        while (part != null && at < pattern.length()) {
            char sign = pattern.charAt(at);
            if (sign != '*' && sign != '+' && sign != '?') {
                break;
            }
            at++;
            int begin = state();
            int end = state();
            if (sign == '+') {
                states.get(begin).next = part.begin();
            } else {
                fork(begin, part.begin(), end);
            }
            if (sign == '?') {
                states.get(part.end()).next = end;
            } else {
                fork(part.end(), part.begin(), end);
            }
            part = new Part(begin, end);
        }
        return part;
    }

    private void fork(int from, int one, int other) {
        states.get(from).next = one;
        states.get(from).other = other;
    }

    private @Nullable Part term(int depth) {
        char c = pattern.charAt(at);
        if (c == '(') {
            at++;
            Part inner = depth == DEEPEST ? null : alternatives(depth + 1);
            if (inner == null || at == pattern.length() || pattern.charAt(at) != ')') {
                return null;
            }
            at++;
            return inner;
        }
        if (c == '*' || c == '+' || c == '?') {
            return null;
        }
        BitSet set = set();
        if (set == null) {
            return null;
        }
        int begin = state();
        int end = state();
        states.get(begin).over = set;
        states.get(begin).next = end;
        return new Part(begin, end);
    }

    /** The characters the next token stands for. */
    private @Nullable BitSet set() {
        BitSet set = new BitSet(CHARACTERS);
        char c = pattern.charAt(at++);
        switch (c) {
            case '[' -> {
                return brackets(set);
            }
            case '^' -> set.set(START);
            case '$' -> set.set(END);
            case '.' -> {
                set.set(1, CHARACTERS);
                set.clear('\n');
                set.clear('\r');
            }
            case '\\' -> {
                if (at == pattern.length()) {
                    return null;
                }
                set.set(escaped(pattern.charAt(at++)));
            }
            default -> set.set(c);
        }
        return set;
    }

    private @Nullable BitSet brackets(BitSet set) {
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        int last = 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char c = pattern.charAt(at++);
            boolean range = false;
            if (c == '\\' && at < pattern.length()) {
                c = escaped(pattern.charAt(at++));
            } else if (c == '-' && last != 0) {
                if (at == pattern.length()) {
                    return null;
                }
                range = true;
                c = pattern.charAt(at++);
            }
            set.set(range ? Math.min(last, c) : c, (range ? Math.max(last, c) : c) + 1);
            last = c;
        }
        if (at == pattern.length()) {
            return null;
        }
        at++;
        if (negated) {
            set.flip(1, CHARACTERS);
        }
        return set;
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** Whether a part of the text matches. */
    boolean matches(String text) {
        BitSet now = new BitSet(states.size());
        for (int i = -1; i <= text.length(); i++) {
            if (reach(start, now)) {
                return true;
            }
            char c = i < 0 ? START : i == text.length() ? END : text.charAt(i);
            BitSet next = new BitSet(states.size());
            for (int s = now.nextSetBit(0); s >= 0; s = now.nextSetBit(s + 1)) {
                BitSet over = states.get(s).over;
                if (over != null && over.get(c) && reach(states.get(s).next, next)) {
                    return true;
                }
            }
            now = next;
        }
        return reach(start, now);
    }

    /** Adds a state and those reached from it over nothing; whether one of them is the end. */
    private boolean reach(int from, BitSet into) {
        int[] waiting = new int[states.size() * 2 + 1];
        int count = 0;
        waiting[count++] = from;
        boolean end = false;
        while (count > 0) {
            int s = waiting[--count];
            if (into.get(s)) {
                continue;
            }
            into.set(s);
            State state = states.get(s);
            if (state.next < 0) {
                end = true;
            } else if (state.over == null) {
                waiting[count++] = state.next;
                if (state.other >= 0) {
                    waiting[count++] = state.other;
                }
            }
        }
        return end;
    }
}
