package io.vtool.cli.dfsr.wmi;

import java.util.ArrayList;
import java.util.List;

/** {@code Name=value,Name=value}: commas in quotes, and before what is no name and equals sign, belong to the value. */
final class Assignments {
    private Assignments() {}

    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && i > 0 && text.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == ',' && isName(text, i + 1)) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Whether a name and an equals sign stand there. */
    private static boolean isName(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        int start = i;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        return i > start && i < text.length() && text.charAt(i) == '=';
    }
}
