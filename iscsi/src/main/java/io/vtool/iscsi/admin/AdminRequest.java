package io.vtool.iscsi.admin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a mode: options by their letters, in the order given. */
public final class AdminRequest {
    /** Not an option of the real program: a session that is there already counts as logged in. */
    public static final char ENSURE = 'E';

    private final Mode mode;
    private final List<Character> letters = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * A request without options.
     *
     * @param mode the mode
     */
    public AdminRequest(Mode mode) {
        this.mode = mode;
    }

    /** The mode. */
    public Mode mode() {
        return mode;
    }

    /**
     * Adds an option.
     *
     * @param letter its short form
     * @param value its value, empty for a flag
     * @return this
     */
    public AdminRequest with(char letter, String value) {
        letters.add(letter);
        values.add(value);
        return this;
    }

    /**
     * Whether an option was given.
     *
     * @param letter its short form
     */
    public boolean has(char letter) {
        return last(letter) != null;
    }

    /**
     * The value of an option, the last one given; null without it.
     *
     * @param letter its short form
     */
    public @Nullable String last(char letter) {
        for (int i = letters.size() - 1; i >= 0; i--) {
            if (letters.get(i) == letter) {
                return values.get(i);
            }
        }
        return null;
    }

    /**
     * All values of an option.
     *
     * @param letter its short form
     */
    public List<String> all(char letter) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            if (letters.get(i) == letter) {
                all.add(values.get(i));
            }
        }
        return all;
    }

    /**
     * Whether an operation was given.
     *
     * @param word such as {@code new}
     */
    public boolean operation(String word) {
        return all('o').contains(word);
    }

    /** How much to show, -1 when not said. A level that is no number counts as 0. */
    public int level() {
        String text = last('P');
        if (text == null) {
            return -1;
        }
        int level = 0;
        for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)) && level < 1000; i++) {
            level = level * 10 + (text.charAt(i) - '0');
        }
        return level;
    }

    /** The portal asked for, null without one. */
    public @Nullable Portal portal() {
        String text = last('p');
        return text == null ? null : Portal.parse(text);
    }

    /** Whether a name lacks its value or there is none at all. */
    boolean lacksNameOrValue() {
        int names = all('n').size();
        return names == 0 || names != all('v').size();
    }
}
