package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the words at which an event may be read, all of them in one pass over the text whatever their number (the
 * automaton of Aho and Corasick over lower-cased ASCII).
 */
final class Anchors {
    /** The position of no anchor. */
    static final int NONE = -1;

    private static final int WIDTH = 64;

    private final byte[] symbols = new byte[128];
    private final String[] words;
    private short[] next = new short[WIDTH];
    private short[] found = {-1};
    private int states = 1;

    Anchors(String[] words) {
        this.words = words.clone();
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
            if (found[state >> 6] >= 0) {
                return (long) (i + 1) << 8 | found[state >> 6];
            }
        }
        return NONE;
    }

    int length(int anchor) {
        return words[anchor].length();
    }

    private void add(String word, int number) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int cell = state + symbols[word.charAt(i)];
            if (next[cell] == 0) {
                next = Arrays.copyOf(next, (states + 1) * WIDTH);
                found = Arrays.copyOf(found, states + 1);
                found[states] = -1;
                next[cell] = (short) (states++ * WIDTH);
            }
            state = next[cell];
        }
        found[state >> 6] = (short) number;
    }

    private void link() {
        int[] fail = new int[states];
        List<Integer> queue = new ArrayList<>();
        for (int symbol = 1; symbol < WIDTH; symbol++) {
            if (next[symbol] != 0) {
                queue.add((int) next[symbol]);
            }
        }
        for (int i = 0; i < queue.size(); i++) {
            int state = queue.get(i);
            int back = fail[state >> 6];
            if (found[state >> 6] < 0) {
                found[state >> 6] = found[back >> 6];
            }
            for (int symbol = 1; symbol < WIDTH; symbol++) {
                int target = next[state + symbol];
                if (target == 0) {
                    next[state + symbol] = next[back + symbol];
                } else {
                    fail[target >> 6] = next[back + symbol];
                    queue.add(target);
                }
            }
        }
    }
}
