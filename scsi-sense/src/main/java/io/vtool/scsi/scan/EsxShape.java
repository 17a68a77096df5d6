package io.vtool.scsi.scan;

/**
 * Takes an ESX line apart into names, numbers that mean nothing to {@link EsxLine}, and {@link #key}, the rest, which
 * alone decides what that reads. Two lines with the same key differ only in names, in long hexadecimal numbers
 * (addresses, sequence numbers) and in decimal numbers behind a blank (worlds, how often something was repeated). It is one small loop, which the JVM compiles
 * in a fraction of the time that the reader takes, and most of a log's lines need no more.
 */
final class EsxShape {
    private static final int MAX_KEY = 256;
    private static final int MAX_NAMES = 2;
    private static final int MAX_STATUS_DIGITS = 2;
    private static final int MAX_DECIMAL_DIGITS = 9;
    private static final byte LEFT_OUT = '#';
    private static final byte PLAIN = 1;
    private static final byte HEX = 2;
    private static final byte DECIMAL = 4;
    private static final byte[] CLASSES = classes();

    final byte[] key = new byte[MAX_KEY];
    int keyLength;
    final int[] nameFrom = new int[MAX_NAMES];
    final int[] nameTo = new int[MAX_NAMES];
    int names;
    private int number;

    private static byte[] classes() {
        byte[] classes = new byte[1 << Byte.SIZE];
        for (byte c = 0; c < Byte.MAX_VALUE; c++) {
            boolean decimal = c >= '0' && c <= '9';
            boolean hex = decimal || c >= 'a' && c <= 'f';
            classes[c] = (byte) ((LineCursor.plain(c) ? PLAIN : 0) | (hex ? HEX : 0) | (decimal ? DECIMAL : 0));
        }
        return classes;
    }

    /** Whether the line can be taken apart; it may still say anything. */
    boolean read(byte[] in, int length) {
        int at = EsxLine.behindPrefix(in, length);
        if (at < 0) {
            return false;
        }
        names = 0;
        number = -1;
        int to = 0;
        while (at < length) {
            byte c = in[at++];
            key[to++] = c;
            if (c == LEFT_OUT || to + 1 >= MAX_KEY) {
                return false;
            }
            if (c == '"' || c == ' ' && to > 3 && key[to - 2] == 'e' && bareName(in, at, length, to)) {
                int end = run(in, at, length, PLAIN);
                if (end == at || end == length || in[end] != c || names == MAX_NAMES) {
                    return false;
                }
                if (c == ' ' && !EsxLine.isBareName(in, at, end)) {
                    return false;
                }
                nameFrom[names] = at;
                nameTo[names++] = end;
                key[to++] = LEFT_OUT;
                at = c == '"' ? end + 1 : end;
            } else if (c == 'x') {
                int end = run(in, at, length, HEX);
                if (end > at + MAX_STATUS_DIGITS) { // what may be a status stays
                    key[to++] = LEFT_OUT;
                    at = end;
                }
            } else if (c == ' ') {
                int end = run(in, at, length, DECIMAL);
                if (end > at && end <= at + MAX_DECIMAL_DIGITS && (end == length || in[end] != 'x')) {
                    if (to > 2 && key[to - 2] == 'd' && key[to - 3] == 'e') { // repeated
                        number = at;
                    }
                    key[to++] = LEFT_OUT;
                    at = end;
                }
            }
        }
        keyLength = to;
        return true;
    }

    /** Whether a name without quotation marks starts behind this blank, which follows an e: one behind {@code device}. */
    private boolean bareName(byte[] in, int at, int length, int to) {
        return key[to - 3] == 'c' && key[to - 4] == 'i' && at < length && in[at] != '"';
    }

    /** The last number behind a word that ends as {@code repeated} does, -1 for none. */
    int number(byte[] in) {
        if (number < 0) {
            return -1;
        }
        int value = 0;
        for (int at = number; at < number + MAX_DECIMAL_DIGITS && (CLASSES[in[at] & 0xff] & DECIMAL) != 0; at++) {
            value = value * 10 + in[at] - '0';
        }
        return value;
    }

    private static int run(byte[] in, int from, int to, byte kind) {
        int at = from;
        while (at < to && (CLASSES[in[at] & 0xff] & kind) != 0) {
            at++;
        }
        return at;
    }

    /** Which name starts at a place; -1 when none does. */
    int name(int from) {
        for (int i = 0; i < names; i++) {
            if (nameFrom[i] == from) {
                return i;
            }
        }
        return -1;
    }
}
