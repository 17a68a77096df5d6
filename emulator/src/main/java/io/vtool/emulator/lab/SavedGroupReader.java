package io.vtool.emulator.lab;

import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines about volume groups and replication groups of a saved definition. */
final class SavedGroupReader {
    private final List<VolumeGroupConfig> groups = new ArrayList<>();
    private final List<DfsrGroupConfig> dfsr = new ArrayList<>();

    List<VolumeGroupConfig> groups() {
        return groups;
    }

    List<DfsrGroupConfig> dfsr() {
        return dfsr;
    }

    void take(String[] f) {
        switch (f[0]) {
            case "group" -> groups.add(new VolumeGroupConfig(f[1], List.of(), Long.parseLong(f[2]), List.of()));
            case "pv" -> {
                VolumeGroupConfig last = groups.remove(groups.size() - 1);
                groups.add(new VolumeGroupConfig(
                        last.name(), with(last.volumes(), f[1]), last.extent(), last.volumesMade()));
            }
            case "lv" -> {
                VolumeGroupConfig last = groups.remove(groups.size() - 1);
                groups.add(new VolumeGroupConfig(
                        last.name(), last.volumes(), last.extent(), with(last.volumesMade(), volume(f))));
            }
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

    private static LogicalVolumeConfig volume(String[] f) {
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
                f.length > 9 ? Long.parseLong(f[9]) : 0);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
