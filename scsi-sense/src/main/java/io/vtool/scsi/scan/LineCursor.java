package io.vtool.scsi.scan;

import java.nio.charset.StandardCharsets;

/** Reads the bytes of a line from left to right; what is not there does not move it. */
final class LineCursor {
    byte[] in = {};
    int at;
    int end;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void start(byte[] bytes, int length) {
        in = bytes;
        at = 0;
        end = length;
    }

    boolean skip(char c) {
        if (at < end && in[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(byte[] text) {
        if (at + text.length > end) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (in[at + i] != text[i]) {
                return false;
            }
        }
        at += text.length;
        return true;
    }

    /** Moves behind a name of plain characters; false when there is none. */
    boolean name() {
        int start = at;
        while (at < end && plain(in[at])) {
            at++;
        }
        return at > start;
    }

    /** Moves behind a quoted name of plain characters and returns where the name ends, -1 when it is not one. */
    int quoted() {
        return skip('"') && name() && skip('"') ? at - 1 : -1;
    }

    /** Whether names are written with it. */
    static boolean plain(byte c) {
        return c >= '0' && c <= ':' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '_' || c == '-';
    }

    /** One to nine decimal digits, -1 when there are none. */
    int decimal() {
        int start = at;
        int value = 0;
        for (; at < end && at < start + 9; at++) {
            int digit = in[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        return at == start ? -1 : value;
    }

    /** {@code 0x} and one or two hex digits that no letter follows, -1 when there is no such number. */
    int hex() {
        if (!skip('0') || !skip('x')) {
            return -1;
        }
        int start = at;
        int value = 0;
        for (int digit; at < end && (digit = digit(in[at])) >= 0; at++) {
            value = value << 4 | digit;
        }
        return at == start || at > start + 2 || at < end && letter(in[at]) ? -1 : value;
    }

    /** Moves behind {@code 0x} and any hex digits; false when there are none. */
    boolean address() {
        if (!skip('0') || !skip('x')) {
            return false;
        }
        int start = at;
        while (at < end && digit(in[at]) >= 0) {
            at++;
        }
        return at > start;
    }

    private static boolean letter(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
