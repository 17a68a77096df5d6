package io.vtool.multipath.regex;

import java.util.BitSet;

/** The characters that one place of a regular expression accepts. Characters beyond Latin 1 are in no listed range. */
final class CharSet {
    private static final int SIZE = 256;

    private final BitSet bits = new BitSet(SIZE);
    private boolean others;

    static CharSet any() {
        CharSet set = new CharSet();
        set.bits.set(0, SIZE);
        set.others = true;
        return set;
    }

    static CharSet of(char c) {
        CharSet set = new CharSet();
        set.add(c);
        return set;
    }

    /** Letters, digits and the underscore. */
    static CharSet word() {
        CharSet set = CharSet.of('_');
        set.addClass("alnum");
        return set;
    }

    boolean has(char c) {
        return c < SIZE ? bits.get(c) : others;
    }

    void add(char c) {
        if (c < SIZE) {
            bits.set(c);
        } else {
            others = true;
        }
    }

    void addRange(char first, char last) {
        bits.set(Math.min(first, SIZE), Math.min(last + 1, SIZE));
        others |= last >= SIZE;
    }

    CharSet negated() {
        bits.flip(0, SIZE);
        others = !others;
        return this;
    }

    /** Adds a named class; false when there is none of that name. */
    boolean addClass(String name) {
        for (char c = 0; c < 128; c++) {
            if (member(name, c)) {
                bits.set(c);
            }
        }
        return switch (name) {
            case "alpha",
                    "digit",
                    "alnum",
                    "upper",
                    "lower",
                    "space",
                    "blank",
                    "punct",
                    "print",
                    "graph",
                    "cntrl",
                    "xdigit" -> true;
            default -> false;
        };
    }

    private static boolean member(String name, char c) {
        boolean upper = c >= 'A' && c <= 'Z';
        boolean lower = c >= 'a' && c <= 'z';
        boolean digit = c >= '0' && c <= '9';
        boolean graph = c > ' ' && c < 127;
        return switch (name) {
            case "upper" -> upper;
            case "lower" -> lower;
            case "alpha" -> upper || lower;
            case "digit" -> digit;
            case "alnum" -> upper || lower || digit;
            case "xdigit" -> digit || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
            case "space" -> c == ' ' || (c >= '\t' && c <= '\r');
            case "blank" -> c == ' ' || c == '\t';
            case "graph" -> graph;
            case "print" -> graph || c == ' ';
            case "punct" -> graph && !upper && !lower && !digit;
            case "cntrl" -> c < ' ' || c == 127;
            default -> false;
        };
    }
}
