package io.vtool.lvm.kernel;

import java.util.ArrayList;
import java.util.List;

/** A status line taken apart at its blanks: start, length, target, then what the target says. */
record StatusWords(List<String> words) {
    private static final int HEAD = 3;

    static StatusWords of(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int end = line.indexOf(' ', at);
            end = end < 0 ? line.length() : end;
            if (end > at) {
                words.add(line.substring(at, end));
            }
            at = end + 1;
        }
        return new StatusWords(words);
    }

    String target() {
        return word(2);
    }

    /** A word of the line, empty if it has fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** A word behind the target's name. */
    String said(int index) {
        return word(HEAD + index);
    }

    /** The number that a word is or begins with, -1 if it is none. */
    long number(int index) {
        return number(word(index));
    }

    long saidNumber(int index) {
        return number(said(index));
    }

    /** The number in front of the slash of a word such as 20/1024. */
    long part(int index) {
        return saidNumber(index);
    }

    /** The number behind it. */
    long whole(int index) {
        String word = said(index);
        return number(word.substring(word.indexOf('/') + 1));
    }

    boolean says(String word) {
        return words.indexOf(word) >= HEAD;
    }

    private static long number(String word) {
        long number = 0;
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            int digit = word.charAt(digits) - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            number = number * 10 + digit;
            digits++;
        }
        return digits == 0 ? -1 : number;
    }
}
