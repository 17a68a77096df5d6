package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects a property a line, {@code Name : value} or {@code Name=Value}, with blank lines between them. */
final class RecordText {
    private static final int FEWEST_PROPERTIES = 2;

    private final List<Map<String, String>> records = new ArrayList<>();
    private Map<String, String> record = new LinkedHashMap<>();
    private @Nullable String last;
    /** Column of the values of the record; a line that is blank up to there goes on with the value before. */
    private int valueColumn;

    private RecordText() {}

    static @Nullable Captured read(List<String> lines) {
        RecordText text = new RecordText();
        for (String line : lines) {
            text.take(line);
        }
        text.endRecord();
        return text.records.isEmpty()
                ? null
                : new Captured.Records(RecordKind.of(text.records.get(0).keySet(), "records"), text.records);
    }

    private void take(String line) {
        if (line.isBlank()) {
            endRecord();
            return;
        }
        int separator = separator(line);
        String name = separator < 0 ? "" : line.substring(0, separator).strip();
        if (separator >= 0 && isName(name) && line.charAt(0) != ' ') {
            if (record.containsKey(name)) {
                endRecord();
            }
            String value = line.substring(separator + 1);
            record.put(name, value.strip());
            valueColumn = separator + 2;
            last = name;
        } else if (last != null && indent(line) >= Math.max(1, valueColumn - 1)) {
            record.merge(last, line.strip(), String::concat);
        }
    }

    private void endRecord() {
        if (record.size() >= FEWEST_PROPERTIES) {
            records.add(record);
        }
        record = new LinkedHashMap<>();
        last = null;
    }

    /** The colon behind a padded name, or the equals sign right behind a name. */
    private static int separator(String line) {
        int colon = line.indexOf(" :");
        int equals = line.indexOf('=');
        if (colon >= 0 && (equals < 0 || colon < equals)) {
            return colon + 1;
        }
        return equals;
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
