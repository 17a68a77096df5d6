package io.vtool.lvm.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The words of a text: names, strings, numbers, punctuation, comments. */
final class ConfigScanner {
    /** Numbers of so many digits always fit. */
    private static final int SHORT = 18;

    /** What the real parser calls a token that cannot stand where it does. */
    static final String UNEXPECTED = "unexpected token";

    /** What it says of an integer of more than 64 bits. */
    static final String TOO_LARGE = "Failed to read int token.";

    /** What it says where a value has to stand. */
    static final String NO_VALUE = "expected a value";

    /** Ends with its first NUL, at which everything stops; that it is there is looked for nowhere else. */
    private final byte[] text;

    private int at;
    private int nameEnd;

    ConfigScanner(byte[] text) {
        boolean ends = text.length > 0 && text[text.length - 1] == 0;
        this.text = ends ? text : Arrays.copyOf(text, text.length + 1);
    }

    boolean atEnd() {
        return text[at] == 0;
    }

    boolean take(char wanted) {
        if (text[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether an array ends here, or goes on with a string, before which the comma may be absent. */
    boolean closesOrQuotes() {
        return text[at] == ']' || text[at] == '"' || text[at] == '\'';
    }

    void skipBlanks() {
        while (blank(text[at])) {
            at++;
        }
    }

    void skipBlanksOfLine() {
        while (text[at] != '\n' && blank(text[at])) {
            at++;
        }
    }

    void skipBlanksAndComments() {
        skipBlanks();
        while (text[at] == '#') {
            skipLine();
            skipBlanks();
        }
    }

    String restOfLine() {
        int start = at;
        skipLine();
        return string(start, at);
    }

    /** Where the next byte stands. */
    int place() {
        return at;
    }

    /** Finds the end of the name that begins here; gives a number that is the same for all names of the same bytes. */
    int hashOfName() {
        int hash = 0;
        int i = at;
        while (!blank(text[i]) && !endsName(text[i])) {
            hash = 31 * hash + text[i];
            i++;
        }
        nameEnd = i;
        return hash;
    }

    /** The name that begins here. */
    String nameHere() throws ConfigFormatException {
        hashOfName();
        return name(null);
    }

    /**
     * The name whose end was found; the known one if that is the same.
     *
     * @throws ConfigFormatException if there is none
     */
    String name(@Nullable String known) throws ConfigFormatException {
        if (take('"')) {
            return quoted();
        }
        int start = at;
        if (take('\'')) {
            return upTo('\'');
        }
        if (nameEnd == start || text[start] == '[' || text[start] == ']' || text[start] == ',') {
            throw wrong(UNEXPECTED);
        }
        at = nameEnd;
        return known != null && same(known, start) ? known : string(start, at);
    }

    private boolean same(String known, int start) {
        int length = at - start;
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != (text[start + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes of a part of the text that is behind stand here once more. */
    int same(int from, int to) {
        if (text[at] != text[from]) {
            return 0;
        }
        int length = Math.min(to - from, text.length - at);
        int other = Arrays.mismatch(text, from, from + length, text, at, at + length);
        return other < 0 ? length : other;
    }

    /** Goes on by so many bytes if there the line ends. */
    boolean takeLine(int length) {
        if (text[at + length] != '\n') {
            return false;
        }
        at += length;
        return true;
    }

    /** Goes on by so many bytes of those that are known to be there. */
    void skip(int length) {
        at += length;
    }

    ConfigValue scalar() throws ConfigFormatException {
        if (take('"')) {
            return new ConfigValue.Text(quoted());
        }
        if (take('\'')) {
            return new ConfigValue.Text(upTo('\''));
        }
        if (digit(text[at]) || text[at] == '-' || text[at] == '+' || text[at] == '.') {
            return number();
        }
        int start = at;
        while (!blank(text[at]) && !endsName(text[at])) {
            at++;
        }
        if (at == start) {
            throw wrong(NO_VALUE);
        }
        return new ConfigValue.Text(string(start, at));
    }

    ConfigFormatException wrong(String problem) {
        return ProblemPlace.at(text, problem, at);
    }

    private String quoted() throws ConfigFormatException {
        int start = at;
        boolean escaped = false;
        while (text[at] != '"' && text[at] != 0) {
            if (text[at] == '\\' && (text[at + 1] == '"' || text[at + 1] == '\\')) {
                escaped = true;
                at++;
            }
            at++;
        }
        String raw = closed(start);
        return escaped ? unescape(raw) : raw;
    }

    private String upTo(char close) throws ConfigFormatException {
        int start = at;
        while (text[at] != close && text[at] != 0) {
            at++;
        }
        return closed(start);
    }

    /** A string without an end is all that is left but for the last byte, which counts as its end. */
    private String closed(int start) throws ConfigFormatException {
        if (text[at] != 0) {
            return string(start, at++);
        }
        if (start == at) {
            throw ProblemPlace.at(text, "expected a string token.", start);
        }
        return string(start, at - 1);
    }

    private static String unescape(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length() && (raw.charAt(i + 1) == '"' || raw.charAt(i + 1) == '\\')) {
                i++;
                c = raw.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private ConfigValue number() throws ConfigFormatException {
        int start = at;
        if (text[at] == '-' || text[at] == '+') {
            at++;
        }
        int points = 0;
        int digits = 0;
        while (digit(text[at]) || text[at] == '.' && points == 0) {
            if (text[at] == '.') {
                points++;
            } else {
                digits++;
            }
            at++;
        }
        if (points == 0 && digits <= SHORT && digits == at - start && (text[start] != '0' || digits == 1)) {
            return new ConfigValue.Int(decimal(start));
        }
        String written = string(start, at);
        if (points > 0) {
            return new ConfigValue.Real(digits == 0 ? "0" : written);
        }
        return digits == 0 ? new ConfigValue.Int(0) : integer(written, start);
    }

    private long decimal(int start) {
        long value = 0;
        for (int i = start; i < at; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** As C's strtoll reads it: with a zero in front to the base of 8, and only as far as the digits are of the base. */
    private ConfigValue integer(String written, int start) throws ConfigFormatException {
        int first = digit((byte) written.charAt(0)) ? 0 : 1;
        boolean octal = written.length() > first + 1 && written.charAt(first) == '0';
        int last = first;
        while (last < written.length() && (!octal || written.charAt(last) < '8')) {
            last++;
        }
        try {
            return new ConfigValue.Int(Long.parseLong(written.substring(0, last), octal ? 8 : 10));
        } catch (NumberFormatException e) {
            throw ProblemPlace.at(text, TOO_LARGE, start);
        }
    }

    private void skipLine() {
        while (text[at] != '\n' && text[at] != 0) {
            at++;
        }
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean blank(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean endsName(byte c) {
        return c == '=' || c == '#' || c == '{' || c == '}' || c == 0;
    }
}
