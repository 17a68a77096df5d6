package io.vtool.multipath.config;

/** The numbers behind user friendly names: a is 1, z is 26, aa is 27. */
final class AliasNumber {
    /** What {@link #of} gives for a name that is not of the kind. */
    static final int NONE = -1;

    private static final int LETTERS = 26;
    private static final int LONGEST = 7;

    private AliasNumber() {}

    /** The number of a name, {@link #NONE} unless it is the prefix and up to seven letters. */
    static int of(String alias, String prefix) {
        int length = alias.length() - prefix.length();
        if (!alias.startsWith(prefix) || length < 1 || length > LONGEST) {
            return NONE;
        }
        long number = 0;
        for (int i = prefix.length(); i < alias.length(); i++) {
            char c = alias.charAt(i);
            if (c < 'a' || c > 'z') {
                return NONE;
            }
            number = number * LETTERS + c - 'a' + 1;
        }
        return number >= Integer.MAX_VALUE ? NONE : (int) number;
    }

    /** The letters of a number from 1 on. */
    static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest >= 1; rest /= LETTERS) {
            rest--;
            letters.append((char) ('a' + rest % LETTERS));
        }
        return letters.reverse().toString();
    }
}
