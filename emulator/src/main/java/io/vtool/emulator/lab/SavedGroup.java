package io.vtool.emulator.lab;

import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A volume group of a saved definition while its lines are read. */
final class SavedGroup {
    private final String name;
    private final long extent;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Entry> pvs = new ArrayList<>();
    private final List<Entry> lvs = new ArrayList<>();

    /** A line and the settings that follow it. */
    private record Entry(String[] fields, Map<String, String> settings) {}

    SavedGroup(String name, long extent) {
        this.name = name;
        this.extent = extent;
    }

    void take(String[] f) {
        switch (f[0]) {
            case "group-setting" -> settings.put(f[1], f[2]);
            case "pv" -> pvs.add(new Entry(f, new HashMap<>()));
            case "pv-setting" -> pvs.get(pvs.size() - 1).settings().put(f[1], f[2]);
            case "lv" -> lvs.add(new Entry(f, new HashMap<>()));
            case "lv-setting" -> lvs.get(lvs.size() - 1).settings().put(f[1], f[2]);
            default -> throw new IllegalArgumentException(f[0]);
        }
    }

    VolumeGroupConfig end() {
        List<PvConfig> volumes = new ArrayList<>();
        for (Entry pv : pvs) {
            volumes.add(new PvConfig(pv.fields()[1], pv.settings()));
        }
        List<LogicalVolumeConfig> made = new ArrayList<>();
        for (Entry lv : lvs) {
            made.add(volume(lv.fields(), lv.settings()));
        }
        return new VolumeGroupConfig(name, volumes, extent, made, settings);
    }

    private static LogicalVolumeConfig volume(String[] f, Map<String, String> settings) {
        List<String> tags = f[8].isEmpty() ? List.of() : List.of(f[8].split(" "));
        return new LogicalVolumeConfig(
                f[1],
                Long.parseLong(f[2]),
                f[3],
                Integer.parseInt(f[4]),
                Integer.parseInt(f[5]),
                f[6],
                f[7],
                tags,
                f.length > 9 ? Long.parseLong(f[9]) : 0,
                settings);
    }
}
