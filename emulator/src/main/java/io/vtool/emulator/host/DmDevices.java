package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done to the mapper's devices, as a list. */
final class DmDevices {
    private static final int LONGEST_NAME = 127;
    private static final int LONGEST_UUID = 128;
    private static final String MULTIPATH = "multipath";

    private DmDevices() {}

    /** The devices as others see them, by minor number. */
    static List<MappedDevice> views(List<DmDevice> devices) {
        Map<String, Integer> users = new HashMap<>();
        for (DmDevice device : devices) {
            for (String below : device.below()) {
                users.put(below, users.getOrDefault(below, 0) + 1);
            }
        }
        List<MappedDevice> views = new ArrayList<>();
        for (DmDevice device : devices) {
            views.add(device.view(users.getOrDefault(device.devt(), 0)));
        }
        views.sort(new Comparator<>() {
            @Override
            public int compare(MappedDevice a, MappedDevice b) {
                return Integer.compare(a.minor(), b.minor());
            }
        });
        return views;
    }

    /** How many users a device has. */
    static int users(List<DmDevice> devices, DmDevice of) {
        int users = of.held ? 1 : 0;
        for (DmDevice device : devices) {
            users += device.uses(of.devt()) ? 1 : 0;
        }
        return users;
    }

    /** The same devices, each knowing whether somebody uses it. */
    static List<DmDevice> marked(List<DmDevice> devices) {
        Set<String> below = new HashSet<>();
        for (DmDevice device : devices) {
            below.addAll(device.below());
        }
        for (DmDevice device : devices) {
            device.used = device.held || below.contains(device.devt());
        }
        return devices;
    }

    private static void check(String name, int longest) throws MapperException {
        boolean good = name.length() <= longest && name.indexOf('/') < 0;
        for (int i = 0; i < name.length(); i++) {
            good &= name.charAt(i) > ' ';
        }
        if (!good) {
            throw new MapperException(MapperException.Reason.EINVAL, "invalid name " + name);
        }
    }

    /** Reads the lines of a table. */
    static List<TableLine> parse(List<String> table) throws MapperException {
        List<TableLine> lines = new ArrayList<>();
        for (String line : table) {
            lines.add(TableLine.parse(line));
        }
        return lines;
    }

    /** Makes the loaded table of a device live, if there is one, and lets I/O through. */
    static void resume(DmDevice device) {
        if (!device.inactive.isEmpty()) {
            device.live = device.inactive;
            device.inactive = new ArrayList<>();
        }
        device.suspended = false;
    }

    /** The device of a name. */
    static DmDevice device(List<DmDevice> devices, String name) throws MapperException {
        for (DmDevice device : devices) {
            if (device.name.equals(name)) {
                return device;
            }
        }
        throw new MapperException(MapperException.Reason.ENXIO, "no device " + name);
    }

    /** Makes a device with the lowest minor number that is free. */
    static void add(
            List<DmDevice> devices, String name, String uuid, boolean readOnly, List<String> table, List<String> status)
            throws MapperException {
        check(name, LONGEST_NAME);
        check(uuid, LONGEST_UUID);
        Set<Integer> minors = new HashSet<>();
        for (DmDevice device : devices) {
            if (device.name.equals(name) || !uuid.isEmpty() && device.uuid.equals(uuid)) {
                throw new MapperException(
                        MapperException.Reason.EBUSY, "device-mapper: create ioctl on " + name + " failed");
            }
            minors.add(device.minor);
        }
        int minor = 0;
        while (minors.contains(minor)) {
            minor++;
        }
        DmDevice made = new DmDevice(name, uuid, minor);
        made.live = parse(table);
        made.readOnly = readOnly;
        for (int i = 0; i < status.size() && i < made.live.size(); i++) {
            made.live.get(i).target().restore(status.get(i));
        }
        devices.add(made);
    }

    /** Gives a device another name. */
    static void rename(List<DmDevice> devices, String name, String newName) throws MapperException {
        check(newName, LONGEST_NAME);
        DmDevice device = device(devices, name);
        for (DmDevice other : devices) {
            if (other.name.equals(newName)) {
                throw new MapperException(
                        MapperException.Reason.EBUSY, "device-mapper: rename ioctl on " + name + " failed");
            }
        }
        device.name = newName;
    }

    /** Lays what lies on the disks of a map onto the map, and gives the names of what was changed. */
    static List<String> reassign(List<DmDevice> devices, String name) throws MapperException {
        List<String> changed = new ArrayList<>();
        DmDevice map = device(devices, name);
        Set<String> disks = map.below();
        for (DmDevice device : devices) {
            if (device != map && reassign(device, disks, map.devt())) {
                changed.add(device.name);
            }
        }
        return changed;
    }

    private static boolean reassign(DmDevice device, Set<String> disks, String map) throws MapperException {
        boolean changed = false;
        for (int i = 0; i < device.live.size(); i++) {
            TableLine line = device.live.get(i);
            if (line.type().equals(MULTIPATH)) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            Words words = new Words(line.table());
            boolean moved = false;
            while (words.more()) {
                String word = words.next();
                moved |= disks.contains(word);
                text.append(text.length() == 0 ? "" : " ").append(disks.contains(word) ? map : word);
            }
            if (moved) {
                TableLine other = TableLine.parse(text.toString());
                other.target().restore(line.target().state());
                device.live.set(i, other);
                changed = true;
            }
        }
        return changed;
    }

    /** Removes what was to be removed and has no users any more. */
    static void sweep(List<DmDevice> devices) {
        boolean removed = true;
        while (removed) {
            removed = devices.removeIf(device -> device.deferred && users(devices, device) == 0);
        }
    }
}
