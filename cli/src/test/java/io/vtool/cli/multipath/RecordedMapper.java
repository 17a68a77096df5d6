package io.vtool.cli.multipath;

import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.host.MapperException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A device-mapper in memory, whose groups come into use with the first read, as on the recorded hosts. */
final class RecordedMapper implements DeviceMapper {
    private static final String QUEUE = "queue_if_no_path";

    private static final class Path {
        String devt = "";
        boolean active = true;
        int failures;
    }

    private static final class Group {
        String selector = "";
        List<Path> paths = new ArrayList<>();
    }

    private static final class Map {
        String uuid = "";
        int minor;
        long sectors;
        boolean suspended;
        boolean open;
        boolean readOnly;
        boolean queue;
        List<String> features = List.of();
        String handler = "0";
        List<Group> groups = new ArrayList<>();
        int first = 1;
        int current;
    }

    private final TreeMap<String, Map> maps = new TreeMap<>();

    /** Holds a map open, or lets it go. */
    void hold(String name, boolean open) {
        maps.get(name).open = open;
    }

    private Map map(String name) throws MapperException {
        Map map = maps.get(name);
        if (map == null) {
            throw new MapperException(MapperException.Reason.NO_SUCH_DEVICE, "no device " + name);
        }
        return map;
    }

    @Override
    public List<MapDevice> devices() {
        List<MapDevice> devices = new ArrayList<>();
        maps.forEach((name, map) -> devices.add(new MapDevice(
                name,
                map.uuid,
                254,
                map.minor,
                map.open ? 1 : 0,
                map.suspended,
                map.readOnly,
                map.sectors,
                "multipath")));
        return devices;
    }

    @Override
    public @Nullable MapDevice find(String name) {
        return devices().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String table(String name) throws MapperException {
        Map map = map(name);
        StringBuilder text = new StringBuilder(features(map) + " " + map.handler + " " + map.groups.size() + " "
                + (map.current > 0 ? map.current : map.first));
        for (Group group : map.groups) {
            text.append(' ')
                    .append(group.selector)
                    .append(' ')
                    .append(group.paths.size())
                    .append(" 1");
            for (Path path : group.paths) {
                text.append(' ').append(path.devt).append(" 1");
            }
        }
        return text.toString();
    }

    private static String features(Map map) {
        List<String> words = new ArrayList<>(map.features);
        if (map.queue) {
            words.add(0, QUEUE);
        }
        words.add(0, Integer.toString(words.size()));
        return String.join(" ", words);
    }

    @Override
    public String status(String name) throws MapperException {
        Map map = map(name);
        if (map.current > 0 && !usable(map.groups.get(map.current - 1))) {
            choose(map);
        }
        StringBuilder text =
                new StringBuilder("2 0 0 0 " + map.groups.size() + " " + (map.current > 0 ? map.current : map.first));
        for (int i = 0; i < map.groups.size(); i++) {
            Group group = map.groups.get(i);
            text.append(i + 1 == map.current ? " A 0 " : " E 0 ")
                    .append(group.paths.size())
                    .append(" 0");
            for (Path path : group.paths) {
                text.append(' ')
                        .append(path.devt)
                        .append(path.active ? " A " : " F ")
                        .append(path.failures);
            }
        }
        return text.toString();
    }

    @Override
    public void create(String name, String uuid, long sectors, String parameters, boolean readOnly)
            throws MapperException {
        if (maps.containsKey(name)) {
            throw new MapperException(MapperException.Reason.EXISTS, name + " exists");
        }
        Map map = new Map();
        map.uuid = uuid;
        map.readOnly = readOnly;
        while (taken(map.minor)) {
            map.minor++;
        }
        maps.put(name, map);
        load(map, sectors, parameters);
    }

    private boolean taken(int minor) {
        return maps.values().stream().anyMatch(map -> map.minor == minor);
    }

    private void load(Map map, long sectors, String parameters) {
        String[] words = parameters.split(" ");
        int at = 0;
        int count = Integer.parseInt(words[at]);
        List<String> features = new ArrayList<>(List.of(words).subList(at + 1, at + 1 + count));
        map.queue = features.remove(QUEUE);
        map.features = features;
        at += 1 + count;
        count = Integer.parseInt(words[at]);
        map.handler = String.join(" ", List.of(words).subList(at, at + 1 + count));
        at += 1 + count;
        int groups = Integer.parseInt(words[at++]);
        map.first = Integer.parseInt(words[at++]);
        map.sectors = sectors;
        map.current = 0;
        map.groups = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            Group group = new Group();
            group.selector = words[at] + " " + words[at + 1];
            int paths = Integer.parseInt(words[at + 2]);
            at += 4;
            for (int n = 0; n < paths; n++) {
                Path path = new Path();
                path.devt = words[at];
                group.paths.add(path);
                at += 2;
            }
            map.groups.add(group);
        }
    }

    @Override
    public void reload(String name, long sectors, String parameters, boolean readOnly) throws MapperException {
        map(name).readOnly = readOnly;
        load(map(name), sectors, parameters);
    }

    @Override
    public void rename(String name, String newName) throws MapperException {
        Map map = map(name);
        maps.remove(name);
        maps.put(newName, map);
    }

    @Override
    public void remove(String name) throws MapperException {
        if (map(name).open) {
            throw new MapperException(MapperException.Reason.IN_USE, name + " in use");
        }
        maps.remove(name);
    }

    @Override
    public boolean removeUnused(String name) throws MapperException {
        remove(name);
        return true;
    }

    @Override
    public boolean keep(String name) {
        return false;
    }

    @Override
    public void reassign(String name) {}

    @Override
    public void suspend(String name) throws MapperException {
        map(name).suspended = true;
    }

    @Override
    public void resume(String name) throws MapperException {
        map(name).suspended = false;
    }

    @Override
    public void message(String name, String message) throws MapperException {
        Map map = map(name);
        String[] words = message.split(" ");
        switch (words[0]) {
            case "fail_path" -> path(map, words[1], false);
            case "reinstate_path" -> path(map, words[1], true);
            case QUEUE -> map.queue = true;
            case "fail_if_no_path" -> map.queue = false;
            case "switch_group" -> {
                map.first = Integer.parseInt(words[1]);
                map.current = 0;
            }
            default -> throw new MapperException(MapperException.Reason.INVALID, message);
        }
    }

    private void path(Map map, String devt, boolean active) {
        for (Group group : map.groups) {
            for (Path path : group.paths) {
                if (path.devt.equals(devt) && path.active != active) {
                    path.active = active;
                    path.failures += active ? 0 : 1;
                }
            }
        }
        if (!active && map.current == 0) {
            choose(map);
        }
    }

    private static boolean usable(Group group) {
        return group.paths.stream().anyMatch(path -> path.active);
    }

    private void choose(Map map) {
        for (int i = 0; i < map.groups.size(); i++) {
            if (usable(map.groups.get(i))) {
                map.current = i + 1;
                return;
            }
        }
    }

    @Override
    public void together(Runnable work) {
        work.run();
    }

    @Override
    public void touch(String name) {
        Map map = maps.get(name);
        if (map == null || map.groups.isEmpty() || map.current > 0) {
            return;
        }
        if (usable(map.groups.get(map.first - 1))) {
            map.current = map.first;
        } else {
            choose(map);
        }
    }
}
