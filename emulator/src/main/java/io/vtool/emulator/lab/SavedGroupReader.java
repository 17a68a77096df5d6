package io.vtool.emulator.lab;

import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines about volume groups and replication groups of a saved definition. */
final class SavedGroupReader {
    private final List<SavedGroup> groups = new ArrayList<>();
    private final List<DfsrGroupConfig> dfsr = new ArrayList<>();

    List<VolumeGroupConfig> groups() {
        List<VolumeGroupConfig> read = new ArrayList<>();
        for (SavedGroup group : groups) {
            read.add(group.end());
        }
        return read;
    }

    List<DfsrGroupConfig> dfsr() {
        return dfsr;
    }

    void take(String[] f) {
        switch (f[0]) {
            case "group" -> groups.add(new SavedGroup(f[1], Long.parseLong(f[2])));
            case "group-setting", "pv", "pv-setting", "lv", "lv-setting" ->
                groups.get(groups.size() - 1).take(f);
            case "dfsr" -> dfsr.add(new DfsrGroupConfig(f[1], List.of(), List.of(), f[2], Long.parseLong(f[3]), f[4]));
            case "folder", "member" -> {
                DfsrGroupConfig last = dfsr.remove(dfsr.size() - 1);
                boolean folder = f[0].equals("folder");
                dfsr.add(new DfsrGroupConfig(
                        last.name(),
                        folder ? with(last.folders(), f[1]) : last.folders(),
                        folder ? last.members() : with(last.members(), f[1]),
                        last.connections(),
                        last.bandwidth(),
                        last.schedule()));
            }
            case "option" -> {
                DfsrGroupConfig last = dfsr.remove(dfsr.size() - 1);
                dfsr.add(new DfsrGroupConfig(
                        last.name(),
                        last.folders(),
                        last.members(),
                        last.connections(),
                        last.bandwidth(),
                        last.schedule(),
                        with(last.options(), new DfsrGroupConfig.Option(f[1], f[2], f[3], f[4]))));
            }
            default -> throw new IllegalArgumentException(f[0]);
        }
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
