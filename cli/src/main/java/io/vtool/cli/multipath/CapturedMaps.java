package io.vtool.cli.multipath;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.multipath.capture.Capture;
import io.vtool.multipath.capture.ListingReader;
import io.vtool.multipath.topology.MultipathMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads captured listings: text of any form, and what multipathd prints as JSON. */
final class CapturedMaps {
    private static final int LONGEST_JSON = 1 << 25;

    private final ListingReader reader = new ListingReader();
    private final List<MultipathMap> maps = new ArrayList<>();
    private final StringBuilder json = new StringBuilder();
    private int depth;

    private CapturedMaps() {}

    /** Reads a file, or standard input for {@code -}. */
    static Capture read(Invocation in, String file) {
        CapturedMaps captured = new CapturedMaps();
        try (InputStream opened = in.open(file);
                InputStream bytes = CaptureInput.plain(opened)) {
            LineInput input = new LineInput(bytes);
            for (String line = input.next(); line != null; line = input.next()) {
                captured.line(line);
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file.equals("-") ? "standard input" : file, e);
        }
        return captured.end();
    }

    private void line(String line) {
        if (json.isEmpty() && !line.stripLeading().startsWith("{")) {
            reader.line(line);
            return;
        }
        json.append(line).append('\n');
        depth += balance(line);
        if (depth <= 0 || json.length() > LONGEST_JSON) {
            endJson();
        }
    }

    /** How many braces open in a line and are not closed in it; those in strings do not count. */
    private static int balance(String line) {
        int open = 0;
        boolean string = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                string = !string;
            } else if (string) {
                i += c == '\\' ? 1 : 0;
            } else {
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        return open;
    }

    /** What looked like JSON was, or is a listing after all. */
    private void endJson() {
        String text = json.toString();
        json.setLength(0);
        depth = 0;
        List<MultipathMap> found =
                text.contains("\"path_groups\"") || text.contains("\"maps\"") ? DaemonJson.maps(text) : null;
        if (found != null) {
            maps.addAll(found);
            return;
        }
        for (String line : text.split("\n")) {
            reader.line(line);
        }
    }

    private Capture end() {
        if (!json.isEmpty()) {
            endJson();
        }
        Capture listed = reader.end();
        if (maps.isEmpty()) {
            return listed;
        }
        maps.addAll(listed.maps());
        return new Capture(maps, listed.truncated());
    }
}
