package io.vtool.lvm.program;

import java.util.List;

/**
 * A line of the list of all settings: a setting, the beginning of a section or its end.
 *
 * @param path from the outermost section, joined by slashes
 * @param indent in tabs
 * @param line as shown for the defaults, mostly behind a '#'; "-" if there is no default
 * @param since the release that brought it, its parts as numbers: 2.2.158
 * @param until the release that made it obsolete, or "-"
 * @param flags s: begins a section; e: ends one; a: advanced; d: obsolete; u: not supported; n: without default; v: of any name;
 *     c and m: may stand in a profile of commands, of metadata
 * @param unconfigured the line before a build fills it in, "-" if it is the same
 */
record ConfigEntry(
        String path, int indent, String line, String since, String until, String flags, String unconfigured) {
    static final String NONE = "-";

    static ConfigEntry of(List<String> row) {
        return new ConfigEntry(
                row.get(0), Integer.parseInt(row.get(1)), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6));
    }

    boolean is(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    boolean section() {
        return is('s');
    }

    boolean end() {
        return is('e');
    }

    boolean hasDefault() {
        return !line.equals(NONE);
    }

    /** The entry as it is before a build fills it in. */
    ConfigEntry raw() {
        return unconfigured.equals(NONE)
                ? this
                : new ConfigEntry(path, indent, /* line= */ unconfigured, since, until, flags, NONE);
    }

    /** The line without its mark. */
    String bare() {
        return line.startsWith("# ") ? line.substring(2) : line;
    }

    /** The name without the sections around it. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
