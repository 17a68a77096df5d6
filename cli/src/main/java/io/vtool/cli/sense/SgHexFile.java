package io.vtool.cli.sense;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes written as hex digits in a text, as the programs of sg3_utils read them: separated by blanks, tabs, commas or line
 * ends, or not at all; from a hash sign on a line is a remark. A line is read in pieces of 511 characters, and at most 512
 * pieces are read.
 */
final class SgHexFile {
    private static final int PIECE = 511;
    private static final int PIECES = 512;
    private static final int MOST_BYTES = 1024;
    private static final int LONGEST_NUMBER = 10;
    private static final String SEPARATORS = " ,\t";

    private final InputStream in;
    private final boolean pairs;
    private final byte[] bytes = new byte[MOST_BYTES];
    private int count;
    private char carried;
    private boolean overflow;
    private @Nullable String problem;

    /**
     * Prepares to read.
     *
     * @param in the text
     * @param pairs whether the digits stand without separators
     */
    SgHexFile(InputStream in, boolean pairs) {
        this.in = in;
        this.pairs = pairs;
    }

    /** What is wrong with the text, null when nothing is. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Whether what is wrong is that there are too many bytes. */
    boolean overflow() {
        return overflow;
    }

    /** The bytes; those before the problem when there is one. */
    byte[] read() throws IOException {
        for (int number = 1; number <= PIECES; number++) {
            StringBuilder piece = new StringBuilder();
            int last = 0;
            while (piece.length() < PIECE && (last = in.read()) >= 0) {
                piece.append((char) last);
                if (last == '\n') {
                    break;
                }
            }
            if (piece.length() == 0) {
                break;
            }
            boolean split = last != '\n';
            int nul = piece.indexOf("\0");
            int end = nul >= 0 ? nul : split ? piece.length() : piece.length() - 1;
            if (!piece(piece.substring(0, end), number, split)) {
                break;
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    private boolean piece(String line, int number, boolean split) {
        if (line.isEmpty()) {
            carried = 0;
            return true;
        }
        int from = 0;
        if (carried != 0) {
            if (isHex(line, 0)) {
                // it belongs before this digit, but the real program puts both into the byte before
                bytes[Math.max(0, count - 1)] = (byte) Integer.parseInt("" + carried + line.charAt(0), 16);
                from = 1;
            }
            carried = 0;
        }
        while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) {
            from++;
        }
        if (from == line.length() || line.charAt(from) == '#') {
            return true;
        }
        int bad = from;
        while (bad < line.length() && (isHex(line, bad) || SEPARATORS.indexOf(line.charAt(bad)) >= 0)) {
            bad++;
        }
        if (bad < line.length() && line.charAt(bad) != '#' && line.charAt(bad) != '\r') {
            problem = "syntax error at line " + number + ", pos " + (bad + 1);
            return false;
        }
        return pairs ? pairs(line, from) : numbers(line, from, number, split);
    }

    private boolean pairs(String line, int from) {
        int at = from;
        for (; isHex(line, at) && isHex(line, at + 1); at += 2) {
            if (!add(Integer.parseInt(line.substring(at, at + 2), 16))) {
                return false;
            }
        }
        if (isHex(line, at)) {
            carried = line.charAt(at);
        }
        return true;
    }

    private boolean numbers(String line, int from, int number, boolean split) {
        int at = from;
        while (at < line.length()) {
            int end = at;
            while (isHex(line, end) && end - at < LONGEST_NUMBER) {
                end++;
            }
            if (end == at) {
                if (line.charAt(at) == '#' || line.charAt(at) == '\r') {
                    return true;
                }
                problem = "error in line " + number + ", at pos " + (at + 1);
                return false;
            }
            long value = Long.parseLong(line.substring(at, end), 16) & 0xffffffffL;
            if (value > 0xff) {
                problem = "hex number larger than 0xff in line " + number + ", pos " + (at + 1);
                return false;
            }
            if (split && at == line.length() - 1) {
                carried = line.charAt(at);
            }
            if (!add((int) value)) {
                return false;
            }
            at = end;
            while (at < line.length() && SEPARATORS.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            while (at < line.length() && SEPARATORS.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
        }
        return true;
    }

    private boolean add(int value) {
        if (count == MOST_BYTES) {
            overflow = true;
            problem = "array length exceeded";
            return false;
        }
        bytes[count++] = (byte) value;
        return true;
    }

    static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
    }
}
