package io.vtool.multipath.capture;

/** A place in a line, moved over blanks and words. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text, int at) {
        this.text = text;
        this.at = at;
    }

    int at() {
        return at;
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The character here, NUL at the end. */
    char here() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    Cursor blanks() {
        while (here() == ' ') {
            at++;
        }
        return this;
    }

    /** The word here, up to a blank, a bracket or the end; empty when there is none. */
    String word() {
        int start = at;
        while (!ended() && here() != ' ' && here() != '[' && here() != ']') {
            at++;
        }
        return text.substring(start, at);
    }

    /** The text from an opening bracket here to its closing one, or to the next opening one where that is lost. */
    String bracket() {
        int start = ++at;
        while (!ended() && here() != ']' && here() != '[') {
            at++;
        }
        String inside = text.substring(start, at).strip();
        if (here() == ']') {
            at++;
        }
        return inside;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
