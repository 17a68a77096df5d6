package io.vtool.cli.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The word somebody probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The candidate closest to a word, null when none is close.
     *
     * @param word what was written
     * @param candidates what there is
     */
    public static @Nullable String closest(String word, List<String> candidates) {
        int limit = word.length() <= 3 ? 1 : word.length() <= 6 ? 2 : 3;
        String best = null;
        int least = limit + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > limit) {
                continue;
            }
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        if (best == null && word.length() >= 2) {
            for (String candidate : candidates) {
                if (candidate.startsWith(word)) {
                    return candidate;
                }
            }
        }
        return best;
    }

    /**
     * The sentence part {@code , did you mean 'decode'?}, empty when nothing is close.
     *
     * @param word what was written
     * @param candidates what there is
     */
    public static String clause(String word, List<String> candidates) {
        String best = closest(word, candidates);
        return best == null ? "" : ", did you mean '" + best + "'?";
    }

    /**
     * The same, or where to look when nothing is close.
     *
     * @param word what was written
     * @param candidates what there is
     * @param otherwise what shows the candidates, a clause
     */
    public static String clause(String word, List<String> candidates, String otherwise) {
        String close = clause(word, candidates);
        return close.isEmpty() ? "; " + otherwise : close;
    }

    /** How many insertions, removals, replacements and swaps of neighbours lie between two words (Damerau-Levenshtein). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
