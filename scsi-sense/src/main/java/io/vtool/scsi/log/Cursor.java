package io.vtool.scsi.log;

/**
 * A reading position in the text of a line. Every reader either moves past what it has read and says so, or leaves the
 * position where it was.
 */
final class Cursor {
    /** What the readers of numbers give when there is no number. */
    static final int NONE = -1;

    final String text;
    final int limit;
    int at;

    Cursor(String text) {
        this.text = text;
        limit = text.length();
    }

    /** Moves to that position. */
    Cursor to(int position) {
        at = position;
        return this;
    }

    boolean atEnd() {
        return at >= limit;
    }

    /** The character at that position, NUL outside the text. */
    char charAt(int position) {
        return position >= 0 && position < limit ? text.charAt(position) : 0;
    }

    char peek() {
        return charAt(at);
    }

    /** Skips blanks; at most 64, so that no input makes a reader slow. */
    Cursor skipBlanks() {
        int end = Math.min(limit, at + 64);
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        return this;
    }

    /** Skips characters of that set; at most 64. */
    Cursor skipAny(String set) {
        int end = Math.min(limit, at + 64);
        while (at < end && set.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return this;
    }

    boolean accept(char c) {
        if (at < limit && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads the words in either case. */
    boolean accept(String words) {
        if (text.regionMatches(true, at, words, 0, words.length())) {
            at += words.length();
            return true;
        }
        return false;
    }

    /** Reads these letters in either case, whatever blanks, hyphens and underscores stand between them. */
    boolean acceptLoose(String letters) {
        int p = at;
        for (int i = 0; i < letters.length(); i++) {
            int gap = 0;
            while (i > 0 && gap < 4 && isFiller(charAt(p))) {
                p++;
                gap++;
            }
            if (lower(charAt(p)) != letters.charAt(i)) {
                return false;
            }
            p++;
        }
        at = p;
        return true;
    }

    /** Reads {@code 0x} and at most that many hexadecimal digits; what is glued to the number is left alone. */
    int prefixedHex(int maxDigits) {
        int start = at;
        if (acceptPrefix()) {
            int value = hexDigits(maxDigits);
            if (value >= 0) {
                return value;
            }
        }
        at = start;
        return NONE;
    }

    /** Reads at most that many hexadecimal digits, with or without {@code 0x}, with or without a closing {@code h}. */
    int hex(int maxDigits) {
        int value = prefixedHex(maxDigits);
        if (value >= 0) {
            return value;
        }
        int start = at;
        int run = at;
        while (isHex(charAt(run))) {
            run++;
        }
        if (lower(charAt(run)) == 'h' && run > at && run - at <= maxDigits && !isAlnum(charAt(run + 1))) {
            value = (int) digits(at, run, 16);
            at = run + 1;
            return value;
        }
        if (isHex(peek())) {
            value = hexDigits(maxDigits);
            if (value >= 0) {
                return value;
            }
        }
        at = start;
        return NONE;
    }

    /** Reads a decimal number of at most 18 digits, or gives {@link #NONE}. */
    long decimal() {
        int run = at;
        while (run < limit && run - at < 19 && isDigit(text.charAt(run))) {
            run++;
        }
        if (run == at || run - at > 18) {
            return NONE;
        }
        long value = digits(at, run, 10);
        at = run;
        return value;
    }

    /** The end of the run of letters, digits and underscores that starts there. */
    int wordEnd(int from, int max) {
        int end = Math.min(limit, from + max);
        int p = from;
        while (p < end && (isAlnum(text.charAt(p)) || text.charAt(p) == '_')) {
            p++;
        }
        return p;
    }

    private boolean acceptPrefix() {
        if (peek() != '0') {
            return false;
        }
        int p = at + 1;
        if (charAt(p) == ' ' && lower(charAt(p + 1)) == 'x') {
            p++;
        }
        if (lower(charAt(p)) != 'x') {
            return false;
        }
        p++;
        if (charAt(p) == ' ' && isDigit(charAt(p + 1)) && lower(charAt(p + 2)) != 'x') {
            p++;
        }
        at = p;
        return true;
    }

    private int hexDigits(int max) {
        int run = at;
        int most = Math.min(limit, at + max + 8);
        while (run < most && isHex(text.charAt(run))) {
            run++;
        }
        int end = run;
        if (charAt(run) == ':' && charAt(run - 1) == 'D' && run - at > 1) {
            run--;
            end = run;
        }
        if (run - at > max || isLetter(charAt(run))) {
            end = gluedEnd(run, max);
        }
        if (end == at) {
            return NONE;
        }
        int value = (int) digits(at, end, 16);
        at = end;
        return value;
    }

    /** Where a number ends to which the next line or word was glued: {@code 0x02022-10-12}, {@code 0x0from}. */
    private int gluedEnd(int run, int max) {
        int year = run - 4;
        if (year > at && year - at <= max && isYear(year)) {
            return year;
        }
        int p = at;
        while (p < run && isDigit(text.charAt(p))) {
            p++;
        }
        if (p > at && p - at <= max && isWordStart(p)) {
            return p;
        }
        for (int i = at + 1; i < run && i - at <= max; i++) {
            if (isLower(charAt(i - 1)) && isUpper(charAt(i))) {
                return i;
            }
        }
        return run - at <= max && !isLetter(charAt(run - 1)) ? run : at;
    }

    private boolean isYear(int p) {
        return (text.startsWith("19", p) || text.startsWith("20", p))
                && isDigit(charAt(p + 2))
                && isDigit(charAt(p + 3))
                && charAt(p + 4) == '-'
                && isDigit(charAt(p + 5));
    }

    /** Whether a word of at least two letters starts there that is no hexadecimal number. */
    private boolean isWordStart(int p) {
        boolean capital = isUpper(charAt(p)) && isLower(charAt(p + 1));
        int i = p;
        boolean plain = false;
        while (i < p + 12 && isLetter(charAt(i))) {
            plain |= !isHex(charAt(i));
            i++;
        }
        return i - p >= 2 && (plain || capital);
    }

    private long digits(int from, int to, int radix) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * radix + Character.digit(text.charAt(i), radix);
        }
        return value;
    }

    static boolean isFiller(char c) {
        return c == ' ' || c == '_' || c == '-' || c == '\t';
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(char c) {
        return isLower(c) || isUpper(c);
    }

    static boolean isAlnum(char c) {
        return isLetter(c) || isDigit(c);
    }
}
