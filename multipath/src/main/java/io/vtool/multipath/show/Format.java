package io.vtool.multipath.show;

import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import java.util.List;

/** A format of {@code multipathd show ... format}: text with letters after percent signs, each a column. */
public final class Format {
    /** Columns of {@code show paths}. */
    public static final String PATHS = "%i %d %D %p %t %T %o %C";

    /** Columns of the list of paths before a verbose listing. */
    public static final String VERBOSE_PATHS = "%w %i %d %D %p %t %T %s %o";

    /** Columns of {@code show maps}. */
    public static final String MAPS = "%n %d %w";

    /** Columns of {@code show maps status}. */
    public static final String MAPS_STATUS = "%n %F %Q %N %t %r";

    /** Columns of {@code show maps stats}. */
    public static final String MAPS_STATS = "%n %0 %1 %2 %3 %4";

    private static final int WIDEST = 255;
    private static final int LETTERS = 128;

    private final String format;

    /** A format. */
    public Format(String format) {
        this.format = format;
    }

    /** Rows of paths; pretty ones have a header and columns as wide as their widest value. */
    public String paths(List<LivePath> paths, boolean pretty) {
        return table(new PathTable(paths), pretty);
    }

    /** One row of a path, its columns as wide as among all paths. */
    public String path(LivePath path) {
        return row(new PathTable(List.of(path)), 0, new int[LETTERS]);
    }

    /** Rows of maps. */
    public String maps(List<LiveMap> maps, boolean pretty) {
        return table(new MapTable(maps), pretty);
    }

    /** The row of one map; a pretty one has columns as wide as those of all maps with their headers, but no header. */
    public String map(LiveMap map, List<LiveMap> all, boolean pretty) {
        int[] widths = pretty ? widths(new MapTable(all)) : new int[LETTERS];
        return row(new MapTable(List.of(map)), 0, widths);
    }

    /** What rows a table has and what is in them. */
    private interface Table {
        int rows();

        String scope();

        String value(int row, char letter);
    }

    private record PathTable(List<LivePath> paths) implements Table {
        @Override
        public int rows() {
            return paths.size();
        }

        @Override
        public String scope() {
            return Wildcards.PATH;
        }

        @Override
        public String value(int row, char letter) {
            return PathValues.value(letter, paths.get(row));
        }
    }

    private record MapTable(List<LiveMap> maps) implements Table {
        @Override
        public int rows() {
            return maps.size();
        }

        @Override
        public String scope() {
            return Wildcards.MAP;
        }

        @Override
        public String value(int row, char letter) {
            return MapValues.value(letter, maps.get(row));
        }
    }

    private String table(Table table, boolean pretty) {
        if (table.rows() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        int[] widths = new int[LETTERS];
        if (pretty) {
            widths = widths(table);
            text.append(row(new Headers(table.scope()), 0, widths));
        }
        for (int i = 0; i < table.rows(); i++) {
            text.append(row(table, i, widths));
        }
        return text.toString();
    }

    private record Headers(String scope) implements Table {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public String value(int row, char letter) {
            return Wildcards.header(scope, letter);
        }
    }

    private int[] widths(Table table) {
        int[] widths = new int[LETTERS];
        for (int at = letter(0); at >= 0; at = letter(at + 1)) {
            char letter = format.charAt(at);
            if (letter >= LETTERS || widths[letter] > 0) {
                continue;
            }
            int widest = Wildcards.header(table.scope(), letter).length();
            for (int i = 0; i < table.rows(); i++) {
                widest = Math.max(widest, table.value(i, letter).length());
            }
            widths[letter] = Math.min(widest, WIDEST);
        }
        return widths;
    }

    /** Where the next letter after a percent sign is, -1 for nowhere. */
    private int letter(int from) {
        int percent = format.indexOf('%', from);
        return percent < 0 || percent + 1 == format.length() ? -1 : percent + 1;
    }

    private String row(Table table, int row, int[] widths) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                text.append(c);
            } else if (at < format.length()) {
                char letter = format.charAt(at++);
                String value = table.value(row, letter);
                text.append(value);
                int width = letter < LETTERS ? widths[letter] : 0;
                for (int n = value.length(); n < width; n++) {
                    text.append(' ');
                }
            }
        }
        return text.append('\n').toString();
    }

    /** The list of {@code show wildcards}. */
    public static String wildcards() {
        return Wildcards.list();
    }
}
