package io.vtool.scsi.log;

import java.util.Arrays;

/**
 * Finds the words at which an event may be read, all of them in one pass over the text whatever their number (the
 * automaton of Aho and Corasick over lower-cased ASCII).
 */
final class Anchors {
    /** The position of no anchor. */
    static final int NONE = -1;

    /** Letters that words may have, and one for all others; with 64 of them a short would number 511 states only. */
    private static final int WIDTH = 52;

    /** A cell of the table holds the number of a state times its width. */
    static final int MOST_STATES = Short.MAX_VALUE / WIDTH;

    private final byte[] symbols = new byte[128];
    private final String[] words;
    private final short[] next;
    private final short[] found;
    /** The states that follow one by a letter of its own, as a list through all states: first of each, next of each. */
    private final short[] child;

    private final short[] sibling;
    private final byte[] symbol;
    private int states = 1;

    Anchors(String[] words) {
        this.words = words.clone();
        int most = 1;
        for (String word : words) {
            most += word.length();
        }
        next = new short[most * WIDTH];
        found = new short[most];
        child = new short[most];
        sibling = new short[most];
        symbol = new byte[most];
        Arrays.fill(found, (short) -1);
        int count = 1;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (symbols[c] == 0) {
                    symbols[c] = (byte) count++;
                    if (Cursor.isLower(c)) {
                        symbols[c - 32] = symbols[c];
                    }
                }
            }
        }
        if (count > WIDTH) {
            throw new IllegalArgumentException(count - 1 + " letters are too many");
        }
        for (int i = 0; i < words.length; i++) {
            add(words[i], i);
        }
        link();
    }

    /**
     * The next anchor that starts at or after a position.
     *
     * @return end of the anchor shifted left by 8, plus its number; {@link #NONE} when there is none
     */
    long find(String text, int from) {
        short[] table = next;
        int state = 0;
        for (int i = from, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            state = c < 128 ? table[state + symbols[c]] : 0;
            if (state < 0) {
                return (long) (i + 1) << 8 | found[~state / WIDTH];
            }
        }
        return NONE;
    }

    /** How many states the words need, of {@link #MOST_STATES}. */
    int states() {
        return states;
    }

    int length(int anchor) {
        return words[anchor].length();
    }

    private void add(String word, int number) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int cell = state + symbols[word.charAt(i)];
            if (next[cell] == 0) {
                if (states == MOST_STATES) {
                    throw new IllegalArgumentException("too many words");
                }
                sibling[states] = child[state / WIDTH];
                child[state / WIDTH] = (short) states;
                symbol[states] = symbols[word.charAt(i)];
                next[cell] = (short) (states++ * WIDTH);
            }
            state = next[cell];
        }
        found[state / WIDTH] = (short) number;
    }

    /**
     * Gives every state, nearest to the start first, what its longest proper ending would do with the letters it has no
     * state of its own for. Rows are copied whole: this runs in every short command, before anything is compiled. The
     * entry into a state in which a word ends is negative, so that the search looks at one table only.
     */
    private void link() {
        short[] fail = new short[states];
        short[] queue = new short[states];
        int end = 1;
        for (int i = 0; i < end; i++) {
            int state = queue[i];
            int back = fail[state];
            if (state != 0) {
                System.arraycopy(next, back * WIDTH, next, state * WIDTH, WIDTH);
            }
            for (int own = child[state]; own != 0; own = sibling[own]) {
                int cell = state * WIDTH + symbol[own];
                int beside = next[cell] < 0 ? ~next[cell] : next[cell];
                fail[own] = state == 0 ? 0 : (short) (beside / WIDTH);
                if (found[own] < 0) {
                    found[own] = found[fail[own]];
                }
                next[cell] = (short) (found[own] < 0 ? own * WIDTH : ~(own * WIDTH));
                queue[end++] = (short) own;
            }
        }
    }
}
