package io.vtool.multipath.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords that one section sets. */
final class Settings implements Layered {
    private final Map<String, Setting> values = new HashMap<>();

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
        values.put(setting.keyword(), setting);
    }

    void remove(String keyword) {
        values.remove(keyword);
    }

    Iterable<Setting> all() {
        return values.values();
    }

    Settings copy() {
        Settings copy = new Settings();
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
