package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keywords that one section sets. */
final class Settings implements Layered {
    private final Map<String, Setting> values = new HashMap<>();
    private final List<Setting> replaced = new ArrayList<>(0);
    private final int line;

    /** A section that stands in no file. */
    Settings() {
        this(0);
    }

    /** A section that begins at a line. */
    Settings(int line) {
        this.line = line;
    }

    /** The line at which it begins, 0 when it stands in no file. */
    int line() {
        return line;
    }

    @Override
    public @Nullable Setting get(String keyword) {
        return values.get(keyword);
    }

    @Nullable
    String value(String keyword) {
        Setting setting = values.get(keyword);
        return setting == null ? null : setting.value();
    }

    void put(Setting setting) {
        Setting old = values.put(setting.keyword(), setting);
        if (old != null && !old.equals(setting)) {
            replaced.add(old);
        }
    }

    /** What was set before and is no longer. */
    List<Setting> replaced() {
        return replaced;
    }

    void remove(String keyword) {
        values.remove(keyword);
    }

    /** All that were ever put, those first that are no longer. */
    List<Setting> written() {
        List<Setting> written = new ArrayList<>(values.values());
        written.addAll(0, replaced);
        return written;
    }

    /** All of them by keyword. */
    Iterable<Setting> sorted() {
        return new TreeMap<>(values).values();
    }

    Settings copy() {
        Settings copy = new Settings(line);
        copy.values.putAll(values);
        return copy;
    }

    /** Takes over what only the other one says; empty texts say nothing. */
    void fill(Settings other) {
        for (Setting setting : other.values.values()) {
            if (!setting.value().isEmpty()) {
                values.putIfAbsent(setting.keyword(), setting);
            }
        }
    }
}
