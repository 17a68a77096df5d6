package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names that the user gives to GUIDs, in a file of lines {@code GUID<tab>name}. */
final class GuidNames {
    private static final int GUID = 36;
    private static final int MOST = 1_000_000;

    private final Map<String, String> names = new HashMap<>();

    static GuidNames of(Invocation in) {
        GuidNames names = new GuidNames();
        String file = in.value("names");
        if (file != null) {
            try (InputStream bytes = in.open(file)) {
                LineInput lines = new LineInput(bytes);
                for (String line = lines.next(); line != null && names.names.size() < MOST; line = lines.next()) {
                    names.add(file, line);
                }
            } catch (IOException e) {
                throw CommandFailure.unreadable(file, e);
            }
        }
        return names;
    }

    private void add(String file, String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int tab = line.indexOf('\t');
        String guid = (tab < 0 ? line : line.substring(0, tab))
                .strip()
                .replace("{", "")
                .replace("}", "");
        if (tab < 0 || guid.length() != GUID) {
            throw new UsageError("'" + file + "' has a line that is not a GUID, a tab and a name");
        }
        names.put(guid.toUpperCase(Locale.ROOT), line.substring(tab + 1).strip());
    }

    /** The text with a name behind each GUID that has one. */
    String resolve(String text) {
        if (names.isEmpty()) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text);
        for (int open = text.lastIndexOf('{'); open >= 0; open = text.lastIndexOf('{', open - 1)) {
            int close = open + 1 + GUID;
            if (close < text.length() && text.charAt(close) == '}') {
                String name = names.get(text.substring(open + 1, close).toUpperCase(Locale.ROOT));
                if (name != null) {
                    resolved.insert(versionEnd(text, close + 1), " (" + name + ")");
                }
            }
        }
        return resolved.toString();
    }

    /** Where {@code -vN} ends, which belongs to the GUID before it. */
    private static int versionEnd(String text, int from) {
        int at = from;
        if (text.startsWith("-v", at)) {
            at += 2;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }
}
