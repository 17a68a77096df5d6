package io.vtool.dfsr.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a manifest of preserved files. It has no end as long as the service runs, and may be cut anywhere: what is whole
 * is read, line by line.
 */
public final class PreservedManifest {
    private static final int LONGEST_LINE = 70_000;
    private static final int MOST = 1_000_000;

    private PreservedManifest() {}

    /**
     * An entry.
     *
     * @param path the path that the file had
     * @param newName name of the file or folder that is kept
     * @param uid its UID, as written
     * @param gvsn its version, as written
     * @param time when it was preserved, as written
     * @param type why, the name of the element
     * @param size bytes
     * @param text the whole entry
     */
    public record Entry(
            String path, String newName, String uid, String gvsn, String time, String type, long size, String text) {}

    /**
     * What a manifest holds.
     *
     * @param entries whole entries, the oldest first
     * @param whole false when it is cut in an entry, or has lines that belong to none
     */
    public record Content(List<Entry> entries, boolean whole) {
        /** Copies the list. */
        public Content {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param file the manifest; one that is not there has no entries
     * @throws IOException if it cannot be read
     */
    public static Content read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Content(List.of(), true);
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
            return read(in);
        }
    }

    /**
     * Reads a manifest.
     *
     * @param in its text; not closed
     * @throws IOException if it cannot be read
     */
    public static Content read(BufferedReader in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean whole = true;
        StringBuilder text = null;
        for (String line = in.readLine(); line != null && entries.size() < MOST; line = in.readLine()) {
            String bare = line.strip();
            if (bare.equals("<Resource>")) {
                whole &= text == null;
                text = new StringBuilder();
            }
            if (text == null) {
                whole &= bare.isEmpty() || bare.startsWith("<?xml") || bare.endsWith("Manifest>");
                continue;
            }
            if (text.length() < LONGEST_LINE) {
                text.append(line).append("\r\n");
            }
            if (bare.equals("</Resource>")) {
                Entry entry = entry(text.toString());
                whole &= entry != null;
                if (entry != null) {
                    entries.add(entry);
                }
                text = null;
            }
        }
        return new Content(entries, whole && text == null);
    }

    private static @Nullable Entry entry(String text) {
        Map<String, String> values = new HashMap<>();
        for (String line : text.split("\r\n")) {
            String bare = line.strip();
            int end = bare.indexOf('>');
            if (bare.startsWith("<") && end > 1) {
                String name = bare.substring(1, end);
                String close = "</" + name + ">";
                if (bare.endsWith(close) && bare.length() >= end + 1 + close.length()) {
                    values.put(name, unescape(bare.substring(end + 1, bare.length() - close.length())));
                }
            }
        }
        String path = values.get("Path");
        String name = values.get("NewName");
        if (path == null || name == null) {
            return null;
        }
        String type = values.getOrDefault("Type", "");
        return new Entry(
                path,
                name,
                values.getOrDefault("Uid", ""),
                values.getOrDefault("Gvsn", ""),
                values.getOrDefault("Time", ""),
                type.replace("<", "").replace("/>", "").strip(),
                number(values.getOrDefault("Size", "0")),
                text);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            if (end < 0) {
                plain.append(text.charAt(i));
                continue;
            }
            String name = text.substring(i + 1, end);
            switch (name) {
                case "lt" -> plain.append('<');
                case "gt" -> plain.append('>');
                case "amp" -> plain.append('&');
                default -> plain.append(character(name));
            }
            i = end;
        }
        return plain.toString();
    }

    private static String character(String name) {
        try {
            return name.startsWith("#") ? Character.toString(Integer.parseInt(name.substring(1))) : "&" + name + ";";
        } catch (IllegalArgumentException e) {
            return "&" + name + ";";
        }
    }
}
