package io.vtool.dfsr.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Output of {@code wmic ... call}, also where a page joined its lines. */
final class WmicCallText {
    private static final String START = "Executing (";
    private static final String ARROW = ")->";
    private static final String DONE = "Method execution successful";
    private static final String INSTANCE = "instance of __PARAMETERS";

    private WmicCallText() {}

    static @Nullable Captured read(List<String> lines) {
        String text = String.join("\n", lines);
        int start = text.indexOf(START);
        int arrow = start < 0 ? -1 : text.indexOf(ARROW, start);
        int end = arrow < 0 ? -1 : text.indexOf('(', arrow + ARROW.length());
        if (end < 0) {
            return null;
        }
        String path = text.substring(start + START.length(), arrow);
        int server = path.startsWith("\\\\") ? path.indexOf('\\', 2) : -1;
        int colon = path.indexOf(':', Math.max(server, 0));
        if (server < 0 || colon < 0) {
            return null;
        }
        String object = path.substring(colon + 1);
        int equals = object.indexOf('=');
        int dot = equals < 0 ? -1 : object.lastIndexOf('.', equals);
        Map<String, String> key = new LinkedHashMap<>();
        String className = equals < 0 ? object : object.substring(0, dot < 0 ? equals : dot);
        if (dot >= 0) {
            key.put(object.substring(dot + 1, equals), unquoted(object.substring(equals + 1)));
        }
        return new Captured.WmicCall(
                path.substring(2, server),
                path.substring(server + 1, colon),
                className,
                key,
                text.substring(arrow + ARROW.length(), end),
                text.contains(DONE),
                parameters(text));
    }

    /** {@code Name = value;} between the braces. */
    private static Map<String, String> parameters(String text) {
        Map<String, String> out = new LinkedHashMap<>();
        int at = text.indexOf(INSTANCE);
        int open = at < 0 ? -1 : text.indexOf('{', at);
        while (open >= 0) {
            int equals = text.indexOf(" = ", open);
            int end = equals < 0 ? -1 : valueEnd(text, equals + 3);
            if (end < 0) {
                break;
            }
            String name = text.substring(open + 1, equals).strip();
            if (name.startsWith("}")) {
                break;
            }
            out.put(name, unquoted(text.substring(equals + 3, end).strip()));
            open = end;
        }
        return out;
    }

    /** Where the semicolon of a value stands, which may hold quoted ones, and instances with their own. */
    private static int valueEnd(String text, int from) {
        boolean quoted = false;
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                open += c == '{' ? 1 : -1;
            } else if (c == ';' && !quoted && open <= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
