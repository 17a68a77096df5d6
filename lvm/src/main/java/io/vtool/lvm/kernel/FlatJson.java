package io.vtool.lvm.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object whose members are strings; members of other kinds are refused. */
final class FlatJson {
    private final String text;
    private int at;

    FlatJson(String text) {
        this.text = text;
    }

    /** The members by name. */
    Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                members.put(name, string());
            } while (taken(','));
        }
        expect('}');
        return members;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean taken(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!taken(wanted)) {
            throw new IllegalArgumentException(
                    "it is no JSON object of strings: expected " + wanted + " at character " + (at + 1));
        }
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                value.append(c);
            } else if (at < text.length()) {
                escape(value);
            }
        }
        expect('"');
        return value.toString();
    }

    private void escape(StringBuilder value) {
        char c = text.charAt(at++);
        switch (c) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'u' -> {
                int end = Math.min(text.length(), at + 4);
                try {
                    value.append((char) Integer.parseInt(text.substring(at, end), 16));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("a broken escape at character " + at);
                }
                at = end;
            }
            default -> value.append(c);
        }
    }
}
