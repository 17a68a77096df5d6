package io.vtool.dfsr.export;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Objects as ConvertTo-Json writes them: one, or a list of them; perhaps below {@code value}, as lists are wrapped by Windows
 * PowerShell 5. Lists of values are written in braces; what is nested deeper is metadata of CIM, and is left out.
 */
final class JsonRows {
    private static final int DEEPEST = 20;
    private static final String DATE = "/Date(";

    private final JsonReader json;
    private final Consumer<Map<String, String>> sink;

    JsonRows(Reader in, Consumer<Map<String, String>> sink) {
        this.json = new JsonReader(in);
        this.sink = sink;
    }

    /** Reads all objects; tells whether there was nothing but JSON. */
    boolean read() throws IOException {
        try {
            json.setStrictness(com.google.gson.Strictness.LENIENT); // several values in a row
            while (json.peek() != JsonToken.END_DOCUMENT) {
                value(0);
            }
            return true;
        } catch (com.google.gson.stream.MalformedJsonException | IllegalStateException | java.io.EOFException e) {
            return false;
        }
    }

    private void value(int depth) throws IOException {
        if (depth > DEEPEST) {
            json.skipValue();
            return;
        }
        switch (json.peek()) {
            case BEGIN_ARRAY -> {
                json.beginArray();
                while (json.hasNext()) {
                    value(depth + 1);
                }
                json.endArray();
            }
            case BEGIN_OBJECT -> object(depth);
            default -> json.skipValue();
        }
    }

    private void object(int depth) throws IOException {
        Map<String, String> row = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (json.peek()) {
                case BEGIN_ARRAY -> array(name, row, depth);
                case BEGIN_OBJECT -> nested(name, row);
                case NULL -> json.skipValue();
                case BOOLEAN -> row.put(name, Boolean.toString(json.nextBoolean()));
                default -> row.put(name, plain(json.nextString()));
            }
        }
        json.endObject();
        row.remove("Count");
        if (!row.isEmpty()) {
            sink.accept(row);
        }
    }

    /** A list of values is one value; one of objects, below {@code value} or a name of our own, is more rows. */
    private void array(String name, Map<String, String> row, int depth) throws IOException {
        boolean rows = name.equalsIgnoreCase("value") || name.equals("data");
        List<String> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.BEGIN_OBJECT || json.peek() == JsonToken.BEGIN_ARRAY) {
                if (rows) {
                    value(depth + 1);
                } else {
                    json.skipValue();
                }
            } else if (json.peek() == JsonToken.NULL) {
                json.skipValue();
            } else if (json.peek() == JsonToken.BOOLEAN) {
                items.add(Boolean.toString(json.nextBoolean()));
            } else {
                items.add(json.nextString());
            }
        }
        json.endArray();
        if (!items.isEmpty()) {
            row.put(name, "{" + String.join(";", items) + "}");
        }
    }

    /** Of an object that is a value only {@code value}, {@code DateTime} or {@code Guid} counts; of CIM's own, its class. */
    private void nested(String name, Map<String, String> row) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String inner = json.nextName();
            boolean scalar = json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER;
            boolean told = inner.equalsIgnoreCase("value")
                    || inner.equals("DateTime")
                    || inner.equals("Guid")
                    || inner.equals("ServerName");
            if (scalar && told) {
                row.putIfAbsent(inner.equals("ServerName") ? "PSComputerName" : name, plain(json.nextString()));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }

    /** {@code /Date(1364872394387)/} is a moment. */
    private static String plain(String text) {
        int end = text.indexOf(')');
        if (!text.startsWith(DATE) || end < 0) {
            return text;
        }
        try {
            return java.time.Instant.ofEpochMilli(Long.parseLong(text.substring(DATE.length(), end)))
                    .toString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
