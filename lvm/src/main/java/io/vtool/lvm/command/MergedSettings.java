package io.vtool.lvm.command;

import io.vtool.lvm.text.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings of several sources put together as lvm2 does: a later source wins, a new section or setting comes second in what it
 * is put into, and sections inside of a section that was there before are left out.
 */
final class MergedSettings {
    private static final Set<String> LISTS = Set.of("activation/volume_list", "devices/filter", "devices/types");

    private final List<String> sections = new ArrayList<>();
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private final boolean joins;

    /** Settings to be shown. */
    MergedSettings() {
        this(false);
    }

    /**
     * No settings yet.
     *
     * @param joins whether some lists of a later source come in front of those that were there
     */
    MergedSettings(boolean joins) {
        this.joins = joins;
    }

    /** Puts those of a further source on top. */
    MergedSettings add(Map<String, ConfigValue> source) {
        Map<String, List<String>> added = new LinkedHashMap<>();
        for (String path : source.keySet()) {
            added.computeIfAbsent(section(path), name -> new ArrayList<>()).add(path);
        }
        for (Map.Entry<String, List<String>> section : added.entrySet()) {
            List<String> before = paths.get(section.getKey());
            if (before == null) {
                sections.add(Math.min(1, sections.size()), section.getKey());
                paths.put(section.getKey(), section.getValue());
                for (String path : section.getValue()) {
                    put(path, source);
                }
            } else {
                into(before, section.getValue(), source);
            }
        }
        return this;
    }

    private void into(List<String> before, List<String> added, Map<String, ConfigValue> source) {
        for (String path : added) {
            if (path.indexOf('/') != path.lastIndexOf('/')) {
                continue;
            }
            if (!values.containsKey(path)) {
                before.add(Math.min(1, before.size()), path);
            }
            put(path, source);
        }
    }

    private void put(String path, Map<String, ConfigValue> source) {
        ConfigValue value = source.get(path);
        if (value == null) {
            return;
        }
        ConfigValue old = values.get(path);
        values.put(path, joins && old != null && LISTS.contains(path) ? joined(value, old) : value);
    }

    private static ConfigValue joined(ConfigValue first, ConfigValue second) {
        List<ConfigValue> members = new ArrayList<>();
        for (ConfigValue each : List.of(first, second)) {
            if (each instanceof ConfigValue.Array array) {
                members.addAll(array.members());
            } else {
                members.add(each);
            }
        }
        return new ConfigValue.Array(members);
    }

    private static String section(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** All of them, in the order in which lvm2 shows them. */
    Map<String, ConfigValue> values() {
        Map<String, ConfigValue> ordered = new LinkedHashMap<>();
        for (String section : sections) {
            for (String path : paths.getOrDefault(section, List.of())) {
                ConfigValue value = values.get(path);
                if (value != null) {
                    ordered.put(path, value);
                }
            }
        }
        return ordered;
    }
}
