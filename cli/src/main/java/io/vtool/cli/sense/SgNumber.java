package io.vtool.cli.sense;

/** A number on the command line of a program of sg3_utils: decimal, hex with 0x or h, with multipliers such as 2k or 3x4. */
final class SgNumber {
    /** The word is no number. */
    static final long NONE = -1;

    private static final int KILO = 1024;

    private SgNumber() {}

    /** The number, {@link #NONE} when the word is none or negative. */
    static long parse(String word) {
        if (word.startsWith("-") || word.isEmpty()) {
            return NONE;
        }
        if (word.startsWith("0x") || word.startsWith("0X")) {
            return leading(word, 2, 16);
        }
        if (word.indexOf('h') >= 0 || word.indexOf('H') >= 0) {
            int end = 0;
            while (end < word.length() && Character.digit(word.charAt(end), 16) >= 0) {
                end++;
            }
            return leading(word.substring(0, end), 0, 16);
        }
        return leading(word, word.length() - word.stripLeading().length(), 10);
    }

    private static long leading(String word, int from, int radix) {
        int start = word.startsWith("+", from) ? from + 1 : from;
        int end = start;
        while (end < word.length() && Character.digit(word.charAt(end), radix) >= 0) {
            end++;
        }
        if (end == start || end - start > 18) {
            return NONE;
        }
        long number = Long.parseLong(word.substring(start, end), radix);
        return end == word.length() ? number : multiplied(number, word.substring(end), radix);
    }

    private static long multiplied(long number, String suffix, int radix) {
        String rest = suffix.substring(1);
        switch (Character.toLowerCase(suffix.charAt(0))) {
            case 'x':
                return radix == 16 ? NONE : combined(number, rest, true);
            case '+':
                return combined(number, rest, false);
            case ' ', '\t', '#', ',', '-':
                return radix == 16 ? NONE : number;
            case 'c':
                return number;
            case 'w':
                return 2 * number;
            case 'b':
                return 512 * number;
            case 'k':
                return scaled(number, rest, 1);
            case 'm':
                return scaled(number, rest, 2);
            case 'g':
                return scaled(number, rest, 3);
            default:
                return NONE;
        }
    }

    private static long combined(long number, String word, boolean times) {
        long other = parse(word);
        if (other == NONE) {
            return NONE;
        }
        return times ? number * other : number + other;
    }

    private static long scaled(long number, String rest, int power) {
        if (!rest.isEmpty() && !rest.equals("B") && !rest.equals("D") && !rest.equals("iB")) {
            return NONE;
        }
        long unit = rest.equals("B") || rest.equals("D") ? 1000 : KILO;
        long factor = 1;
        for (int i = 0; i < power; i++) {
            factor *= unit;
        }
        return number * factor;
    }
}
