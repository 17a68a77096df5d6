package io.vtool.cli.multipath;

import io.vtool.cli.failure.Trouble;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.ArrayList;
import java.util.List;

/** Which maps were asked for: by name, WWID or kernel name, or by one of their disks. No words mean all. */
final class MapFilter {
    private static final String DEV = "/dev/";
    private static final String MAPPER = "/dev/mapper/";

    private final List<String> words;
    private final List<String> names = new ArrayList<>();

    MapFilter(List<String> words) {
        this.words = words;
        for (String word : words) {
            names.add(
                    word.startsWith(MAPPER)
                            ? word.substring(MAPPER.length())
                            : word.startsWith(DEV) ? word.substring(DEV.length()) : word);
        }
    }

    /** Those of the maps that were asked for. */
    List<MultipathMap> of(List<MultipathMap> maps) {
        if (names.isEmpty()) {
            return maps;
        }
        List<MultipathMap> wanted = new ArrayList<>();
        for (MultipathMap map : maps) {
            boolean any = false;
            for (String name : names) {
                any |= isMeant(map, name);
            }
            if (any) {
                wanted.add(map);
            }
        }
        return wanted;
    }

    /** What was asked for and is not among the maps. */
    List<Trouble> missing(List<MultipathMap> maps) {
        List<Trouble> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean found = false;
            for (MultipathMap map : maps) {
                found |= isMeant(map, names.get(i));
            }
            if (!found) {
                missing.add(new Trouble(
                        "no_such_map",
                        "there is no map '" + words.get(i) + "', and none with such a disk",
                        words.get(i),
                        "'vtool multipath ll' without a name shows all"));
            }
        }
        return missing;
    }

    private static boolean isMeant(MultipathMap map, String name) {
        if (name.equals(map.alias()) || name.equals(map.wwid()) || name.equals(map.dm())) {
            return true;
        }
        for (PathGroup group : map.groups()) {
            for (Path path : group.paths()) {
                if (name.equals(path.dev()) || name.equals(path.devt()) || name.equals(path.hcil())) {
                    return true;
                }
            }
        }
        return false;
    }
}
