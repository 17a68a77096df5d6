package io.vtool.multipath.capture;

import org.jspecify.annotations.Nullable;

/** Finds the properties of a map, with keys ({@code size=10G features='0' ...}) or with brackets. */
final class PropertiesParser {
    private static final String[] ACCESS = {"rw", "ro", "undef"};

    private PropertiesParser() {}

    static ListingLine.@Nullable Properties parse(String line) {
        int bracket = line.indexOf("[size=");
        if (bracket >= 0) {
            return bracketed(line, bracket);
        }
        KeyValues values = new KeyValues(line, "size", "features", "hwhandler", "wp");
        int place = values.place("size");
        int more = Math.max(values.place("features"), Math.max(values.place("hwhandler"), values.place("wp")));
        if (place < 0 || more < place) {
            return null;
        }
        return new ListingLine.Properties(
                line.substring(0, place),
                values.words("size"),
                values.words("features"),
                values.words("hwhandler"),
                access(values.word("wp")));
    }

    private static ListingLine.Properties bracketed(String line, int place) {
        Cursor cursor = new Cursor(line, place);
        String size = null;
        String features = null;
        String hwhandler = null;
        String wp = null;
        while (cursor.blanks().here() == '[') {
            String inside = cursor.bracket();
            int equals = inside.indexOf('=');
            String key = equals < 0 ? inside : inside.substring(0, equals);
            String value = KeyValues.bare(inside, equals + 1, inside.length());
            if (equals < 0) {
                wp = wp == null ? access(key) : wp;
                continue;
            }
            switch (key) {
                case "size" -> size = value;
                case "features" -> features = value;
                case "hwhandler" -> hwhandler = value;
                default -> {}
            }
        }
        return new ListingLine.Properties(line.substring(0, place), size, features, hwhandler, wp);
    }

    private static @Nullable String access(@Nullable String word) {
        for (String known : ACCESS) {
            if (word != null && word.startsWith(known)) {
                return known;
            }
        }
        return null;
    }
}
