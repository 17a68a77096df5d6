package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text form of records: {@code key = value} lines between two comments; keys without value are left out. */
final class RecordFile {
    private static final String BEGIN = "# BEGIN RECORD 2.1.8\n";
    private static final String END = "# END RECORD\n";
    private static final long LARGEST = 1 << 20;

    private RecordFile() {}

    /**
     * Reads a file into a record, which keeps the values of keys that the file lacks. What is not understood becomes a
     * warning.
     *
     * @throws IOException if it cannot be read or is no record by its size
     */
    static void read(Path file, DatabaseRecord record, boolean keepForeign, List<String> warnings) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large for a record");
        }
        parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file, record, keepForeign, warnings);
    }

    static void parse(String text, Path file, DatabaseRecord record, boolean keepForeign, List<String> warnings) {
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            String line = text.substring(start, end).strip();
            start = end + 1;
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            int stop = 0;
            while (stop < line.length() && line.charAt(stop) != '=' && line.charAt(stop) > ' ') {
                stop++;
            }
            int equals = line.indexOf('=', stop);
            String name = line.substring(0, stop);
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            take(name, value, line, file, record, keepForeign, warnings);
        }
    }

    private static void take(
            String name,
            String value,
            String line,
            Path file,
            DatabaseRecord record,
            boolean keepForeign,
            List<String> warnings) {
        switch (record.assign(name, value).outcome()) {
            case UNKNOWN_KEY -> {
                if (keepForeign) {
                    record.foreign().add(line);
                    warnings.add("unknown key " + name + " in " + file + " left as it is");
                }
            }
            case UNKNOWN_VALUE ->
                warnings.add("value of " + name + " in " + file + " is not understood, using " + record.get(name));
            default -> {
                // taken
            }
        }
    }

    /** The text of a record's file. */
    static String format(DatabaseRecord record) {
        StringBuilder text = new StringBuilder(4096).append(BEGIN);
        RecordTable table = record.table();
        for (int i = 0; i < table.size(); i++) {
            String value = record.value(i);
            if (!value.isEmpty() && record.shows(i)) {
                text.append(table.key(i).name()).append(" = ").append(value).append('\n');
            }
        }
        for (String line : record.foreign()) {
            text.append(line).append('\n');
        }
        return text.append(END).toString();
    }
}
