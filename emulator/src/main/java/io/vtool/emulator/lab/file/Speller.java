package io.vtool.emulator.lab.file;

import java.util.List;

/** Knows which word was probably meant. */
public interface Speller {
    /**
     * Makes the end of a sentence about an unknown word.
     *
     * @param word what was written
     * @param candidates what there is
     * @return {@code , did you mean 'portals'?}, or nothing
     */
    String clause(String word, List<String> candidates);
}
