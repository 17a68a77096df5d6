package io.vtool.cli.sense;

/**
 * A number on the command line of a program of sg3_utils: decimal, hexadecimal with 0x or a closing h, with multipliers such
 * as 2k or 3x4, and sums. As there, it is one of 32 bits whatever is written, and what follows a blank, comma, hyphen or
 * hash does not count.
 */
final class SgNumber {
    /** The word is no number. */
    static final int NONE = -1;

    private static final int KILO = 1024;
    private static final int THOUSAND = 1000;
    private static final String ENDS = " \t,#-";
    /** The programs cut only words that fit their buffer. */
    private static final int LONGEST_CUT = 15;

    private final String word;
    private int at;
    private int value;

    private SgNumber(String word, int at) {
        this.word = word;
        this.at = at;
    }

    /** The number, negative when the word is none or stands for a negative one. */
    static int parse(String text) {
        String word = cut(text.stripLeading());
        if (word.isEmpty()) {
            return NONE;
        }
        if (word.startsWith("0x") || word.startsWith("0X")) {
            SgNumber number = new SgNumber(word, 2);
            return number.digits(16) ? number.combined(2) : NONE;
        }
        if (Character.toLowerCase(word.charAt(word.length() - 1)) == 'h') {
            SgNumber number = new SgNumber(word, 0);
            return number.digits(16) ? number.value : NONE;
        }
        SgNumber number = new SgNumber(word, 0);
        return number.digits(10) ? number.scaled() : NONE;
    }

    private static String cut(String word) {
        for (int i = 1; i < word.length() && i <= LONGEST_CUT; i++) {
            if (ENDS.indexOf(word.charAt(i)) >= 0) {
                return word.substring(0, i);
            }
        }
        return word;
    }

    /** Reads a number as scanf does: sign, 0x for hexadecimal, digits; what is too large becomes the largest. */
    private boolean digits(int radix) {
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        int start = at;
        if (radix == 16
                && peek() == '0'
                && at + 1 < word.length()
                && Character.toLowerCase(word.charAt(at + 1)) == 'x') {
            at += 2;
        }
        long number = 0;
        while (at < word.length() && Character.digit(word.charAt(at), radix) >= 0) {
            int digit = Character.digit(word.charAt(at), radix);
            boolean full = number < 0 || number > (Long.MAX_VALUE - digit) / radix;
            number = full ? -1 : number * radix + digit;
            at++;
        }
        value = (int) (negative ? -number : number);
        return at > start;
    }

    private char peek() {
        return at < word.length() ? word.charAt(at) : 0;
    }

    private int scaled() {
        char next = at + 1 < word.length() ? Character.toLowerCase(word.charAt(at + 1)) : 0;
        boolean binary = at + 1 >= word.length()
                || next == 'i' && at + 2 < word.length() && Character.toLowerCase(word.charAt(at + 2)) == 'b';
        int unit = binary ? KILO : next == 'b' || next == 'd' ? THOUSAND : 0;
        return switch (Character.toLowerCase(peek())) {
            case 'c' -> value;
            case 'w' -> value * 2;
            case 'b' -> value * 512;
            case 'k' -> unit == 0 ? NONE : value * unit;
            case 'm' -> unit == 0 ? NONE : value * unit * unit;
            case 'g' -> unit == 0 ? NONE : value * unit * unit * unit;
            default -> combined(0);
        };
    }

    /** Times or plus another number; both marks are looked for from a place on, as the programs do. */
    private int combined(int from) {
        char mark = Character.toLowerCase(peek());
        if (mark == 0) {
            return value;
        }
        if (mark != 'x' && mark != '+') {
            return NONE;
        }
        int found = word.indexOf(mark, from);
        found = found < 0 ? word.indexOf(Character.toUpperCase(mark), from) : found;
        int other = parse(word.substring(found + 1));
        if (other == NONE) {
            return NONE;
        }
        return mark == 'x' ? value * other : value + other;
    }
}
