package io.vtool.lvm.program;

import io.vtool.lvm.command.CommandLine;
import io.vtool.lvm.command.LvmConfig;
import io.vtool.lvm.text.ConfigValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes settings the way lvmconfig does. */
final class ConfigListing {
    private final CommandLine line;
    private final LvmConfig config;
    private final boolean full;
    private final Set<String> known;
    private final StringBuilder text = new StringBuilder();

    /**
     * A listing.
     *
     * @param full whether values that are given take the place of defaults, and nothing is marked as a mere default
     * @param known the outermost sections that lvm2 knows; of others only what is inside is shown
     */
    ConfigListing(CommandLine line, LvmConfig config, boolean full, Set<String> known) {
        this.line = line;
        this.config = config;
        this.full = full;
        this.known = known;
    }

    /** Writes the chosen settings of a list with the sections around them; sections without any are left out. */
    void settings(List<ConfigEntry> entries, Predicate<ConfigEntry> chosen) {
        Set<String> sections = new HashSet<>();
        for (ConfigEntry entry : entries) {
            if (!entry.section() && !entry.end() && chosen.test(entry)) {
                String path = entry.path();
                for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                    sections.add(path.substring(0, slash));
                }
            } else if (entry.section() && entry.indent() > 0 && chosen.test(entry)) {
                sections.add(entry.path());
                sections.add(entry.path().substring(0, entry.path().indexOf('/')));
            }
        }
        for (ConfigEntry entry : entries) {
            if (entry.section() || entry.end() ? sections.contains(entry.path()) : chosen.test(entry)) {
                entry(entry, entry.indent());
            }
        }
    }

    /** Writes a section or a setting without what is around it; whether there is one. */
    boolean part(List<ConfigEntry> entries, String path, Predicate<ConfigEntry> chosen) {
        List<ConfigEntry> inside = new ArrayList<>();
        Set<String> sections = new HashSet<>();
        for (ConfigEntry entry : entries) {
            if (!entry.path().equals(path) && !entry.path().startsWith(path + '/')) {
                continue;
            }
            inside.add(entry);
            if (!entry.end() && chosen.test(entry) && (!entry.section() || entry.indent() > 0)) {
                sections.add(entry.path());
                for (int slash = entry.path().lastIndexOf('/');
                        slash > 0;
                        slash = entry.path().lastIndexOf('/', slash - 1)) {
                    sections.add(entry.path().substring(0, slash));
                }
            }
        }
        if (sections.isEmpty()) {
            return false;
        }
        int outer = inside.get(0).indent();
        for (ConfigEntry entry : inside) {
            if (sections.contains(entry.path())) {
                entry(entry, Math.max(0, entry.indent() - outer));
            }
        }
        return true;
    }

    private void entry(ConfigEntry entry, int indent) {
        ConfigValue given = full ? config.value(entry.path()) : null;
        String shown = full ? entry.bare() : entry.line();
        if (given != null) {
            shown = entry.name() + '=' + value(given, line.has("withspaces"));
        } else if (line.has("withspaces")) {
            shown = spaced(shown);
        }
        if (line.has("withcomments") && !entry.end()) {
            comments(entry, indent);
        }
        if (line.has("withversions") && !entry.end()) {
            tabs(indent)
                    .append("# Available since version ")
                    .append(entry.since())
                    .append(".\n");
            if (!entry.until().equals(ConfigEntry.NONE)) {
                tabs(indent)
                        .append("# Deprecated since version ")
                        .append(entry.until())
                        .append(".\n");
            }
        }
        if (!entry.hasDefault()) {
            return; // its versions and remarks stand alone
        }
        if (given != null && line.has("withspaces")) {
            shown = spaced(shown);
        }
        tabs(indent).append(shown).append('\n');
    }

    /** What is known of a setting; lvm2's explanations are not kept here. */
    private void comments(ConfigEntry entry, int indent) {
        String what = entry.section() ? "section" : "option";
        text.append('\n');
        tabs(indent)
                .append("# Configuration ")
                .append(what)
                .append(' ')
                .append(entry.path())
                .append(".\n");
        String thing = "# This configuration " + what;
        if (entry.is('a')) {
            tabs(indent).append(thing).append(" is advanced.\n");
        }
        if (entry.is('d')) {
            tabs(indent).append(thing).append(" is deprecated.\n");
        }
        if (entry.is('u')) {
            tabs(indent).append(thing).append(" is not officially supported.\n");
        }
        if (entry.line().startsWith("# ")) {
            tabs(indent).append(thing).append(" has an automatic default value.\n");
        }
    }

    /** Blanks around the sign and inside of brackets. */
    private static String spaced(String shown) {
        int sign = shown.indexOf('=');
        if (sign < 0) {
            return shown;
        }
        String value = shown.substring(sign + 1);
        if (value.equals("[]")) {
            value = "[ ]";
        } else if (value.startsWith("[") && value.charAt(1) != ' ') {
            value = "[ " + value.substring(1, value.length() - 1).replace("\",\"", "\", \"") + " ]";
        }
        return shown.substring(0, sign) + " = " + value;
    }

    /** Writes what is given, in its sections. */
    void given(Predicate<String> chosen) {
        String section = "";
        for (String path : config.grouped()) {
            if (!chosen.test(path)) {
                continue;
            }
            int slash = path.lastIndexOf('/');
            String own = slash < 0 ? "" : path.substring(0, slash);
            if (!own.equals(section)) {
                leave(section, own);
                enter(section, own);
                section = own;
            }
            setting(path, depth(own));
        }
        leave(section, "");
    }

    /** Writes a setting or section that is given, without settings that are not chosen; whether there is one. */
    boolean given(String wanted, Predicate<String> chosen) {
        if (config.value(wanted) != null) {
            if (chosen.test(wanted)) {
                setting(wanted, 0);
            }
            return true;
        }
        boolean framed = wanted.indexOf('/') >= 0 || known.contains(wanted);
        boolean found = false;
        for (String path : config.grouped()) {
            if (!path.startsWith(wanted + '/')) {
                continue;
            }
            if (!found && framed) {
                text.append(wanted.substring(wanted.lastIndexOf('/') + 1)).append(" {\n");
            }
            found = true;
            if (chosen.test(path)) {
                setting(path, 1);
            }
        }
        if (found && framed) {
            text.append("}\n");
        }
        return found;
    }

    private void setting(String path, int indent) {
        ConfigValue value = config.value(path);
        if (value != null) {
            String shown = path.substring(path.lastIndexOf('/') + 1) + '=' + value(value, false);
            tabs(indent).append(shown).append('\n');
        }
    }

    private void leave(String from, String to) {
        String section = from;
        while (!section.isEmpty() && !to.equals(section) && !to.startsWith(section + '/')) {
            if (section.indexOf('/') >= 0 || known.contains(section)) {
                tabs(depth(section) - 1).append("}\n");
            }
            int slash = section.lastIndexOf('/');
            section = slash < 0 ? "" : section.substring(0, slash);
        }
    }

    private void enter(String from, String to) {
        int at = 0;
        while (at < to.length()) {
            int slash = to.indexOf('/', at);
            int end = slash < 0 ? to.length() : slash;
            String section = to.substring(0, end);
            boolean framed = section.indexOf('/') >= 0 || known.contains(section);
            if (framed && !from.equals(section) && !from.startsWith(section + '/')) {
                tabs(depth(section) - 1).append(to, at, end).append(" {\n");
            }
            at = end + 1;
        }
    }

    private static int depth(String section) {
        int depth = section.isEmpty() ? 0 : 1;
        for (int i = 0; i < section.length(); i++) {
            depth += section.charAt(i) == '/' ? 1 : 0;
        }
        return depth;
    }

    /** A value as it is written in files. */
    static String value(ConfigValue value, boolean spaces) {
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof ConfigValue.Real number) {
            return number.digits();
        }
        if (value instanceof ConfigValue.Text word) {
            return '"' + word.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        StringBuilder array = new StringBuilder("[");
        if (value instanceof ConfigValue.Array members) {
            if (members.members().size() == 1) {
                return value(members.members().get(0), spaces);
            }
            for (ConfigValue member : members.members()) {
                array.append(array.length() == 1 ? "" : spaces ? ", " : ",").append(value(member, spaces));
            }
        }
        return array.append(']').toString();
    }

    private StringBuilder tabs(int count) {
        return text.append("\t".repeat(Math.max(0, count)));
    }

    StringBuilder text() {
        return text;
    }
}
