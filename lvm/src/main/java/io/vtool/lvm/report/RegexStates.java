package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of an automaton: each goes on over a set of characters, or over nothing to one or two others. */
final class RegexStates {
    private final List<State> states = new ArrayList<>();

    private static final class State {
        @Nullable
        BitSet over;

        int next = -1;
        int other = -1;
        boolean match;
    }

    /** A part of the automaton: where it begins, and the state behind it. */
    record Part(int begin, int end) {}

    private int state() {
        states.add(new State());
        return states.size() - 1;
    }

    private void fork(int from, int one, int other) {
        states.get(from).next = one;
        states.get(from).other = other;
    }

    /**
     * One character of a set.
     *
     * @param match whether to come here is a match
     */
    Part over(BitSet set, boolean match) {
        int begin = state();
        int end = state();
        State first = states.get(begin);
        first.over = set;
        first.next = end;
        first.match = match;
        return new Part(begin, end);
    }

    Part either(Part one, Part other) {
        int begin = state();
        int end = state();
        fork(begin, one.begin(), other.begin());
        states.get(one.end()).next = end;
        states.get(other.end()).next = end;
        return new Part(begin, end);
    }

    Part joined(Part one, Part other) {
        states.get(one.end()).next = other.begin();
        return new Part(one.begin(), other.end());
    }

    /** A part any number of times, at least once, or at most once. */
    Part repeated(Part part, char sign) {
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
        return new Part(begin, end);
    }

    int size() {
        return states.size();
    }

    /** The states reached over a character; whether one of them is a match. */
    boolean step(BitSet from, char c, BitSet into) {
        for (int s = from.nextSetBit(0); s >= 0; s = from.nextSetBit(s + 1)) {
            BitSet over = states.get(s).over;
            if (over != null && over.get(c) && reach(states.get(s).next, into)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a state and those reached from it over nothing; whether one of them is a match. */
    boolean reach(int from, BitSet into) {
        int[] waiting = new int[states.size() * 2 + 1];
        int count = 0;
        waiting[count++] = from;
        boolean match = false;
        while (count > 0) {
            int s = waiting[--count];
            if (s < 0 || into.get(s)) {
                continue;
            }
            into.set(s);
            State state = states.get(s);
            match |= state.match;
            if (state.over == null) {
                waiting[count++] = state.next;
                waiting[count++] = state.other;
            }
        }
        return match;
    }
}
