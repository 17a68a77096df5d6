package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.dfsr.export.Estate;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names behind GUIDs: in a file of lines {@code GUID<tab>name}, or in exports of real servers. */
final class GuidNames {
    private static final int GUID = 36;
    private static final int MOST = 1_000_000;

    private final Map<String, String> names = new HashMap<>();
    /** Paths of files by their UIDs. */
    private final Map<String, String> files = new HashMap<>();

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
        Estate estate = Exports.of(in);
        if (estate != null) {
            names.learn(estate);
        }
        return names;
    }

    /** The names that exports tell: of everything with a GUID, and of the files behind UIDs. */
    private void learn(Estate estate) {
        estate.groups().forEach(group -> put(group.guid(), group.name()));
        estate.folders().forEach(folder -> put(folder.guid(), folder.name()));
        estate.members().forEach(member -> put(member.guid(), member.name()));
        estate.connections().forEach(link -> put(link.guid(), link.sending() + " -> " + link.receiving()));
        for (Estate.Volume volume : estate.volumes()) {
            put(volume.guid(), volume.member());
            put(volume.database(), volume.member());
        }
        for (Estate.Known known : estate.records()) {
            String uid = known.uid().toString();
            files.putIfAbsent(uid, known.path() == null ? known.name() : known.path());
        }
    }

    private void put(@Nullable UUID guid, @Nullable String name) {
        if (guid != null && name != null) {
            names.putIfAbsent(guid.toString().toUpperCase(Locale.ROOT), name);
        }
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
        if (names.isEmpty() && files.isEmpty()) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text);
        for (int open = text.lastIndexOf('{'); open >= 0; open = text.lastIndexOf('{', open - 1)) {
            int close = open + 1 + GUID;
            if (close < text.length() && text.charAt(close) == '}') {
                int end = versionEnd(text, close + 1);
                String name = files.get(
                        text.substring(open, end).toUpperCase(Locale.ROOT).replace("}-V", "}-v"));
                name = name == null ? names.get(text.substring(open + 1, close).toUpperCase(Locale.ROOT)) : name;
                if (name != null) {
                    resolved.insert(end, " (" + name + ")");
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
