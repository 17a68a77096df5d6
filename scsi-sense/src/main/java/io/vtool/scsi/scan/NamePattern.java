package io.vtool.scsi.scan;

import java.nio.charset.StandardCharsets;

/**
 * A choice of devices or paths: a piece of the name, or the whole name with {@code *} for any characters and {@code ?} for
 * one. Capitals and small letters are the same.
 */
final class NamePattern {
    private static final byte ANY = '*';
    private static final byte ONE = '?';

    private final byte[] pattern;
    private final boolean whole;

    NamePattern(String text) {
        pattern = text.getBytes(StandardCharsets.UTF_8);
        whole = text.indexOf(ANY) >= 0 || text.indexOf(ONE) >= 0;
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = lower(pattern[i]);
        }
    }

    /** Whether a name is meant. */
    boolean matches(byte[] in, int from, int to) {
        if (whole) {
            return glob(in, from, to);
        }
        for (int at = from; at + pattern.length <= to; at++) {
            int i = 0;
            while (i < pattern.length && lower(in[at + i]) == pattern[i]) {
                i++;
            }
            if (i == pattern.length) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to the last asterisk only, so the time is the product of both lengths at most. */
    private boolean glob(byte[] in, int from, int to) {
        int at = from;
        int p = 0;
        int asterisk = -1;
        int resume = from;
        while (at < to) {
            if (p < pattern.length && pattern[p] == ANY) {
                asterisk = p++;
                resume = at;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == lower(in[at]))) {
                p++;
                at++;
            } else if (asterisk >= 0) {
                p = asterisk + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }

    private static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c + 32) : c;
    }
}
