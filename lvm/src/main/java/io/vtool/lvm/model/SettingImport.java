package io.vtool.lvm.model;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at the settings that groups, PVs and volumes have in common: identifiers and status words. */
final class SettingImport {
    private static final String FLAGS = "status-flags.tsv";
    private static final int LENGTH = 32;
    private static final Set<String> COMPATIBLE = Set.of("CACHE_VOL");

    private final ImportText text;
    private final Map<String, Set<String>> flags = new HashMap<>();
    private final IdentityHashMap<ConfigValue, String> wellKnown = new IdentityHashMap<>();

    SettingImport(ImportText text) {
        this.text = text;
    }

    boolean id(Section of) {
        text.look(of, "id");
        return id(of.value("id"));
    }

    boolean id(@Nullable ConfigValue value) {
        if (!(ConfigValue.first(value) instanceof ConfigValue.Text word)) {
            return text.failed("Couldn't find uuid.");
        }
        return format(word.value()) || text.failed("Invalid uuid.");
    }

    /** Whether a string is an identifier. */
    boolean format(String id) {
        int length = 0;
        for (int i = 0; i < id.length(); i++) {
            length += id.charAt(i) == '-' ? 0 : 1;
        }
        if (length > LENGTH) {
            return text.failed("Too many characters to be uuid.");
        }
        if (length < LENGTH) {
            return text.failed("Couldn't read uuid: incorrect number of characters.");
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean known = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '!'
                    || c == '#'
                    || c == '-';
            if (!known) {
                return text.failed("UUID contains invalid character '" + c + "'");
            }
        }
        return true;
    }

    /** Looks at the status and the flags of a section. */
    boolean status(Section of, String what) {
        text.look(of, "status");
        if (!status(of.value("status"), what)) {
            return false;
        }
        text.look(of, "flags");
        return flags(of.value("flags"));
    }

    boolean status(@Nullable ConfigValue value, String what) {
        if (value == null) {
            return text.failed("Could not find status flags.");
        }
        if (what.equals(wellKnown.get(value))) {
            return true; // the parser gives repeated settings as one, and most volumes have the same status
        }
        Set<String> known = known(what);
        boolean anything = false;
        List<? extends ConfigValue> members =
                value instanceof ConfigValue.Array array ? array.members() : List.of(value);
        for (ConfigValue member : members) {
            if (!(member instanceof ConfigValue.Text word)) {
                return text.failed("Status value is not a string.") || text.failed("Could not read status flags.");
            }
            anything |= what.equals("lv") && COMPATIBLE.contains(word.value());
            if (!known.contains(word.value()) && !(anything && compatible(word.value()))) {
                return text.failed("Unknown status flag '" + word.value() + "'.")
                        || text.failed("Could not read status flags.");
            }
        }
        wellKnown.put(value, what);
        return true;
    }

    /** Behind the one compatible flag that once was a status, others are taken for a status too. */
    private static boolean compatible(String word) {
        return switch (word) {
            case "CACHE_VOL", "ACTIVATION_SKIP", "NOAUTOACTIVATE", "ERROR_WHEN_FULL", "WRITE_LOCKED" -> true;
            default -> false;
        };
    }

    /** Flags that are not known do no harm. */
    boolean flags(@Nullable ConfigValue value) {
        if (value instanceof ConfigValue.Array array) {
            for (ConfigValue member : array.members()) {
                if (!(member instanceof ConfigValue.Text)) {
                    return text.failed("Status value is not a string.") || text.failed("Could not read flags.");
                }
            }
            return true;
        }
        return value == null
                || value instanceof ConfigValue.Text
                || text.failed("Status value is not a string.")
                || text.failed("Could not read flags.");
    }

    private Set<String> known(String what) {
        if (flags.isEmpty()) {
            for (List<String> row : FactTable.rows(SettingImport.class, FLAGS)) {
                Set<String> names = flags.get(row.get(0));
                if (names == null) {
                    names = new HashSet<>();
                    flags.put(row.get(0), names);
                }
                names.add(row.get(1));
            }
        }
        return flags.getOrDefault(what, Set.of());
    }
}
