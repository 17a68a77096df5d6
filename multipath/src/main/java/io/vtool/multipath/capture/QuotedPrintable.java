package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/** Undoes the encoding of mail: {@code =3D} for a character, an equals sign at the end of a line that goes on. */
final class QuotedPrintable {
    private static final String[] KEYS = {"size", "features", "hwhandler", "wp", "policy", "prio", "status"};

    private String begun = "";

    /**
     * The line with what was held back before it; null while it goes on in the next one. A line feed stands where a terminal cut
     * behind the equals sign of a key.
     */
    @Nullable
    String line(String raw) {
        String text = begun.isEmpty() ? raw : joined(unquoted(raw));
        begun = "";
        if (text.endsWith("=") && !text.endsWith("==") && text.length() < 1000) {
            begun = text;
            return null;
        }
        return decoded(text);
    }

    /** A line that ends with a key of a listing was cut there; else its equals sign is that of mail. */
    private String joined(String next) {
        String before = begun.substring(0, begun.length() - 1);
        for (String key : KEYS) {
            if (before.endsWith(key) && !next.startsWith("=3D")) {
                return begun + "\n" + next;
            }
        }
        return before + next;
    }

    /** What was held back at the end. */
    String end() {
        return decoded(begun);
    }

    private static String unquoted(String raw) {
        return raw.startsWith("> ") ? raw.substring(2) : raw;
    }

    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '=' && isPair(text, i);
            decoded.append(pair ? (char) Integer.parseInt(text, i + 1, i + 3, 16) : c);
            i += pair ? 2 : 0;
        }
        return decoded.toString();
    }

    /** Two digits as mail writes them. In mail an equals sign itself is a pair; without one only hard blanks and a last one. */
    private static boolean isPair(String text, int at) {
        boolean digits = at + 2 < text.length() && isDigit(text.charAt(at + 1)) && isDigit(text.charAt(at + 2));
        boolean blank =
                digits && (text.startsWith("A0", at + 1) || text.startsWith("20", at + 1) && at + 3 == text.length());
        return digits && (blank || text.contains("=3D"));
    }

    private static boolean isDigit(char c) {
        return Cursor.isDigit(c) || c >= 'A' && c <= 'F';
    }
}
