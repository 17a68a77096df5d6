package io.vtool.dfsr.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The records that the log prints below an entry, a field a line. */
final class RecordBlock {
    private static final String USN_RECORD = "USN_RECORD:";

    private RecordBlock() {}

    /** {@code name value} lines below a text that announces an ID record. */
    static Map<String, String> idRecord(LogEntry entry) {
        if (!entry.text().toLowerCase(Locale.ROOT).replace(" ", "").contains("idrecord:")) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : entry.nested()) {
            int end = 0;
            while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                end++;
            }
            if (end > 0 && line.charAt(0) != '[') {
                fields.put(line.substring(0, end), line.substring(end).strip());
            }
        }
        return fields;
    }

    /** {@code Name: value} lines below {@code USN_RECORD:}. */
    static Map<String, String> usnRecord(LogEntry entry) {
        List<String> nested = entry.nested();
        int start = nested.indexOf(USN_RECORD);
        if (start < 0 && !entry.text().endsWith(USN_RECORD)) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : nested.subList(start + 1, nested.size())) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.charAt(0) != '[') {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
