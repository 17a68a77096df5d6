package io.vtool.dfsr.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A message of the debug log that has a known cause and cure.
 *
 * @param id short name
 * @param codes error codes that go with it, empty for any or none
 * @param words texts of which the message has one, empty when the codes alone tell
 * @param needsCode whether the words alone are too common to tell
 * @param noise whether it stands in every log and means nothing
 * @param meaning what happened
 * @param action what to do
 */
public record KnownMessage(
        String id,
        Set<Long> codes,
        List<String> words,
        boolean needsCode,
        boolean noise,
        String meaning,
        String action) {
    private static final String TABLE = "messages.tsv";
    private static final int CODE = 1;
    private static final int WORDS = 1000;
    private static final int WORDS_AND_CODE = 2000;

    /** All messages; the more special one stands where it is found first. */
    public static List<KnownMessage> all() {
        List<KnownMessage> all = new ArrayList<>();
        for (List<String> cells : FactTable.rows(TABLE)) {
            Set<Long> codes = new TreeSet<>();
            for (String code : FactTable.parts(cells.get(1), ',')) {
                codes.add(Long.valueOf(code));
            }
            all.add(new KnownMessage(
                    cells.get(0),
                    codes,
                    FactTable.parts(cells.get(2), '|'),
                    cells.get(3).equals("coded"),
                    cells.get(3).equals("noise"),
                    cells.get(4),
                    cells.get(5)));
        }
        return all;
    }

    /**
     * The message that says most about an entry: words and code together before words alone before a code alone.
     *
     * @param known all messages
     * @param text function and text of the entry, with those of its error frames
     * @param code innermost error code, null when there is none
     */
    public static @Nullable KnownMessage of(List<KnownMessage> known, String text, @Nullable Long code) {
        KnownMessage best = null;
        int bestScore = 0;
        for (KnownMessage message : known) {
            int score = message.score(text, code);
            if (score > bestScore) {
                best = message;
                bestScore = score;
            }
        }
        return best;
    }

    /** 0 for no match; the longer of two texts that match says more. */
    private int score(String text, @Nullable Long code) {
        boolean coded = code != null && codes.contains(code);
        if (words.isEmpty()) {
            return coded ? CODE : 0;
        }
        int longest = 0;
        for (String word : words) {
            longest = text.contains(word) ? Math.max(longest, word.length()) : longest;
        }
        boolean contradicted = code != null && codes.size() == 1 && !coded;
        if (longest == 0 || contradicted || needsCode && !coded) {
            return 0;
        }
        return (coded ? WORDS_AND_CODE : WORDS) + longest;
    }
}
