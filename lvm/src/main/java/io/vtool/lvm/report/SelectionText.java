package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/** A selection as it is read: the signs, names and values at the present place. */
final class SelectionText {
    private final String text;
    private int at;
    private boolean silent;

    SelectionText(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int place) {
        at = place;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    String rest() {
        return text.substring(at);
    }

    String from(int start) {
        return text.substring(start);
    }

    /** Whether all there is to say about an error was said. */
    boolean silent() {
        return silent;
    }

    void setSilent() {
        silent = true;
    }

    void skipBlanks() {
        while (!atEnd() && blank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean blank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private int behindBlanks() {
        int place = at;
        while (place < text.length() && blank(text.charAt(place))) {
            place++;
        }
        return place;
    }

    /** Whether a sign comes next, behind blanks. */
    boolean sees(Connective sign) {
        return text.startsWith(sign.sign(), behindBlanks());
    }

    /** Takes a sign if it comes next. */
    boolean take(Connective sign) {
        int place = behindBlanks();
        if (!text.startsWith(sign.sign(), place)) {
            return false;
        }
        at = place + sign.sign().length();
        return true;
    }

    /** A field's name; empty if there is none. */
    String name() {
        skipBlanks();
        int start = at;
        while (!atEnd() && nameCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean nameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    @Nullable
    Operator operator() {
        skipBlanks();
        for (Operator operator : Operator.values()) {
            if (text.startsWith(operator.sign(), at)) {
                at += operator.sign().length();
                return operator;
            }
        }
        return null;
    }

    /** Takes a single or double quote; 0 if there is none. */
    char quote() {
        char c = peek();
        if (c == '"' || c == '\'') {
            at++;
            return c;
        }
        return 0;
    }

    /** Text up to a closing character; null if that does not come. */
    @Nullable
    String until(char closing) {
        int end = text.indexOf(closing, at);
        if (end < 0) {
            return null;
        }
        String found = text.substring(at, end);
        at = end + 1;
        return found;
    }

    /** Text up to a blank or one of the signs. */
    String until(Connective... signs) {
        int start = at;
        while (!atEnd() && text.charAt(at) != ' ' && !seesOne(signs)) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean seesOne(Connective... signs) {
        for (Connective sign : signs) {
            if (sees(sign)) {
                return true;
            }
        }
        return false;
    }

    /** Digits with at most one point; empty if there are none. */
    String digits() {
        int start = at;
        boolean point = false;
        while (!atEnd() && (text.charAt(at) >= '0' && text.charAt(at) <= '9' || text.charAt(at) == '.' && !point)) {
            point |= text.charAt(at) == '.';
            at++;
        }
        return text.substring(start, at);
    }

    /** The unit at this place, taken; null if there is none. */
    Units.@Nullable Parsed unit() {
        Units.Parsed parsed = Units.factor(text, at);
        if (parsed != null) {
            at = parsed.end();
        }
        return parsed;
    }
}
