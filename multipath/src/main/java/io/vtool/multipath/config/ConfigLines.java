package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** The lines of a configuration file, as many characters at a time as multipath reads. */
final class ConfigLines {
    private static final int LONGEST = 1023;

    private final ConfigFile file;
    private int position;
    private int number;

    ConfigLines(ConfigFile file) {
        this.file = file;
    }

    Place place() {
        return new Place(file.name(), number);
    }

    /** The next line without its end, null after the last; one that is too long comes in parts that count as lines. */
    @Nullable
    String next() {
        String text = file.text();
        if (position >= text.length()) {
            return null;
        }
        number++;
        int feed = text.indexOf('\n', position);
        int end = Math.min(feed < 0 ? text.length() : feed + 1, position + LONGEST);
        String line = text.substring(position, end);
        position = end;
        return cut(line);
    }

    /** Ends the line at a NUL, and at the first line feed or carriage return after something else. */
    private static String cut(String line) {
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean end = c == '\n' || c == '\r';
            if (c == 0 || (end && begun)) {
                return line.substring(0, i);
            }
            begun |= !end;
        }
        return line;
    }
}
