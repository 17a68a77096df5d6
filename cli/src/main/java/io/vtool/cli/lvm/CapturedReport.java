package io.vtool.cli.lvm;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.vtool.cli.env.LineInput;
import io.vtool.lvm.report.Field;
import io.vtool.lvm.report.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what reports of lvm2 printed elsewhere: tables with headings, one or several in a file and among other lines, or JSON. A row
 * is a map from headings to what stands below them, whatever form it came in.
 */
final class CapturedReport {
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_WARNINGS = 100;
    private static final int MOST_JSON = 1 << 26;
    private static final int DEEPEST = 8;

    private final HeadingLine.Known known;
    private final Map<String, String> headings = new HashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    CapturedReport() {
        List<String> all = new ArrayList<>();
        for (Field field : new Fields().all()) {
            all.add(field.heading());
            headings.put(field.id(), field.heading());
        }
        all.add("Copy%"); // of releases before 2.02.99, now Cpy%Sync
        known = new HeadingLine.Known(all);
    }

    /** The rows of everything that was read. */
    List<Map<String, String>> rows() {
        return rows;
    }

    /** What the commands warned of, where that was captured, too. */
    List<String> warnings() {
        return warnings;
    }

    /** Reads a file to its end. */
    void read(InputStream bytes) throws IOException {
        LineInput input = new LineInput(bytes);
        HeadingLine table = null;
        for (String line = input.next(); line != null && rows.size() < MOST_ROWS; line = input.next()) {
            String text = line.strip();
            if (text.startsWith("{")) {
                json(text, input);
                return;
            }
            HeadingLine heading = HeadingLine.of(line, known);
            if (heading != null) {
                table = heading;
            } else if (text.startsWith("WARNING: ") || text.startsWith("Couldn't find ")) {
                warn(text);
            } else if (table != null && !text.isEmpty()) {
                Map<String, String> row = table.row(line);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
    }

    private void warn(String text) {
        if (warnings.size() < MOST_WARNINGS && !warnings.contains(text)) {
            warnings.add(text);
        }
    }

    private void json(String first, LineInput input) throws IOException {
        StringBuilder text = new StringBuilder(first);
        for (String line = input.next(); line != null && text.length() < MOST_JSON; line = input.next()) {
            text.append('\n').append(line);
        }
        JsonReader json = new JsonReader(new StringReader(text.toString()));
        json.setStrictness(Strictness.LENIENT);
        try {
            value(json, 0);
        } catch (IOException | IllegalStateException e) {
            throw new IOException("it begins as JSON, but is not: " + e.getMessage(), e);
        }
    }

    /** Objects that hold values are rows, wherever they are. */
    private void value(JsonReader json, int depth) throws IOException {
        if (depth > DEEPEST || rows.size() >= MOST_ROWS) {
            json.skipValue();
        } else if (json.peek() == JsonToken.BEGIN_ARRAY) {
            json.beginArray();
            while (json.hasNext()) {
                value(json, depth + 1);
            }
            json.endArray();
        } else if (json.peek() == JsonToken.BEGIN_OBJECT) {
            object(json, depth);
        } else {
            json.skipValue();
        }
    }

    private void object(JsonReader json, int depth) throws IOException {
        Map<String, String> row = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String heading = headings.get(json.nextName());
            JsonToken next = json.peek();
            if (heading != null && (next == JsonToken.STRING || next == JsonToken.NUMBER)) {
                String text = json.nextString();
                if (row.putIfAbsent(heading, text) != null && text.indexOf('/') > 0) {
                    row.put(heading, text); // the full name of a volume has the heading of the short one
                }
            } else {
                value(json, depth + 1);
            }
        }
        json.endObject();
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }
}
