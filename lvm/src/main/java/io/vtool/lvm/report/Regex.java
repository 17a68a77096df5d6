package io.vtool.lvm.report;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The regular expressions of selections: characters, sets, {@code . ^ $ ( ) | * + ?} and backslash escapes. A text is matched
 * as if a mark for its start and one for its end were characters of it, which a dot or a negated set matches too, as in
 * lvm2. Matching takes time in proportion to the text.
 */
public final class Regex {
    static final char START = 2;
    static final char END = 3;

    private final RegexStates states;
    private final int start;

    private Regex(RegexStates states, int start) {
        this.states = states;
        this.start = start;
    }

    /** The expression; null, after saying why, if it is not one. */
    public static @Nullable Regex of(String pattern, Messages messages) {
        RegexStates states = new RegexStates();
        int start = new RegexParser(pattern, states, messages).parse();
        return start < 0 ? null : new Regex(states, start);
    }

    /** Whether a part of the text matches. */
    public boolean matches(String text) {
        BitSet now = new BitSet(states.size());
        states.reach(start, now);
        for (int i = -1; i <= text.length(); i++) {
            char c = i < 0 ? START : i == text.length() ? END : text.charAt(i);
            BitSet next = new BitSet(states.size());
            if (states.step(now, c, next)) {
                return true;
            }
            now = next;
        }
        return false;
    }
}
