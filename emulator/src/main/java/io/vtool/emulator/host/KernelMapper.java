package io.vtool.emulator.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The device mapper of a host: what the ioctls of {@code /dev/mapper/control} do, with tables and states as text. */
public final class KernelMapper {
    private static final int LONGEST_NAME = 127;
    private static final int LONGEST_UUID = 128;
    private static final int MAX_SWITCHES = 8;
    private static final String MULTIPATH = "multipath";

    private final HostFile file;
    private final Activation handler;
    private final Consumer<String> log;
    private List<List<String>> activated = new ArrayList<>();
    private @Nullable List<DmDevice> held;

    KernelMapper(HostFile file, Activation handler, Consumer<String> log) {
        this.file = file;
        this.handler = handler;
        this.log = log;
    }

    /** Hears of paths that have come into use. */
    interface Activation {
        /**
         * Sees to groups of paths, as {@code major:minor}, of maps that have a hardware handler.
         *
         * @return the paths by which that failed
         */
        List<String> activate(List<List<String>> groups);
    }

    /** Changes the devices. */
    private interface Change {
        void apply(List<DmDevice> devices) throws MapperException;
    }

    /**
     * Lists all devices.
     *
     * @return by minor number
     * @throws IOException if they cannot be read
     */
    public List<MappedDevice> list() throws IOException {
        List<DmDevice> devices = held;
        return views(devices == null ? DmText.parse(file.read()) : devices);
    }

    private static List<MappedDevice> views(List<DmDevice> devices) {
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

    private static int users(List<DmDevice> devices, DmDevice of) {
        int users = of.held ? 1 : 0;
        for (DmDevice device : devices) {
            users += device.uses(of.devt()) ? 1 : 0;
        }
        return users;
    }

    /**
     * Finds a device.
     *
     * @param name its name
     * @return null if there is none
     * @throws IOException if they cannot be read
     */
    public @Nullable MappedDevice find(String name) throws IOException {
        for (MappedDevice device : list()) {
            if (device.name().equals(name)) {
                return device;
            }
        }
        return null;
    }

    /**
     * Makes a device and resumes it. It gets the lowest minor number that is free.
     *
     * @param name its name
     * @param uuid its UUID, empty for none
     * @param table lines of its table
     * @throws IOException if that cannot be kept
     * @throws MapperException if a name is taken or a line is wrong
     */
    public void create(String name, String uuid, List<String> table) throws IOException, MapperException {
        create(name, uuid, false, table, List.of());
    }

    /**
     * Makes a device whose targets are in a state already, and resumes it.
     *
     * @param name its name
     * @param uuid its UUID, empty for none
     * @param readOnly whether it may not be written to
     * @param table lines of its table
     * @param status what the target of each line says of itself; may be empty
     * @throws IOException if that cannot be kept
     * @throws MapperException if a name is taken or a line is wrong
     */
    public void create(String name, String uuid, boolean readOnly, List<String> table, List<String> status)
            throws IOException, MapperException {
        change(devices -> {
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
        });
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

    private static List<TableLine> parse(List<String> table) throws MapperException {
        List<TableLine> lines = new ArrayList<>();
        for (String line : table) {
            lines.add(TableLine.parse(line));
        }
        return lines;
    }

    /**
     * Has a user hold a device open, such as a file system or a virtual machine.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void open(String name) throws IOException, MapperException {
        change(devices -> device(devices, name).held = true);
    }

    /**
     * Gives a device a table that the next resume makes live.
     *
     * @param name the device
     * @param table lines of the table
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device or a line is wrong
     */
    public void load(String name, List<String> table) throws IOException, MapperException {
        change(devices -> device(devices, name).inactive = parse(table));
    }

    /**
     * Makes the loaded table live, if there is one, and lets I/O through.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void resume(String name) throws IOException, MapperException {
        change(devices -> resume(device(devices, name)));
    }

    private static void resume(DmDevice device) {
        if (!device.inactive.isEmpty()) {
            device.live = device.inactive;
            device.inactive = new ArrayList<>();
        }
        device.suspended = false;
    }

    /**
     * Replaces a device's table: load, suspend and resume in one step.
     *
     * @param name the device
     * @param table lines of the table
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device or a line is wrong
     */
    public void reload(String name, List<String> table) throws IOException, MapperException {
        reload(name, table, false);
    }

    /**
     * Replaces a device's table by one that may perhaps not be written to.
     *
     * @param name the device
     * @param table lines of the table
     * @param readOnly whether it may not be written to
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device or a line is wrong
     */
    public void reload(String name, List<String> table, boolean readOnly) throws IOException, MapperException {
        change(devices -> {
            DmDevice device = device(devices, name);
            device.readOnly = readOnly;
            device.inactive = parse(table);
            resume(device);
            sweep(devices);
        });
    }

    /**
     * Lays other devices that lie on the disks of a map onto the map, as loading their tables with other numbers does.
     *
     * @param name the map
     * @return names of the devices that were changed
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such map
     */
    public List<String> reassign(String name) throws IOException, MapperException {
        List<String> changed = new ArrayList<>();
        change(devices -> {
            DmDevice map = device(devices, name);
            Set<String> disks = map.below();
            for (DmDevice device : devices) {
                if (device != map && reassign(device, disks, map.devt())) {
                    changed.add(device.name);
                }
            }
        });
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

    /**
     * Holds I/O back.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void suspend(String name) throws IOException, MapperException {
        change(devices -> device(devices, name).suspended = true);
    }

    /**
     * Gives a device another name.
     *
     * @param name the device
     * @param newName its new name
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device or the new name is taken
     */
    public void rename(String name, String newName) throws IOException, MapperException {
        change(devices -> {
            check(newName, LONGEST_NAME);
            DmDevice device = device(devices, name);
            for (DmDevice other : devices) {
                if (other.name.equals(newName)) {
                    throw new MapperException(
                            MapperException.Reason.EBUSY, "device-mapper: rename ioctl on " + name + " failed");
                }
            }
            device.name = newName;
        });
    }

    /**
     * Removes a device that nobody uses.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device, or another lies on it
     */
    public void remove(String name) throws IOException, MapperException {
        change(devices -> {
            DmDevice device = device(devices, name);
            if (users(devices, device) > 0) {
                throw new MapperException(
                        MapperException.Reason.EBUSY, "device-mapper: remove ioctl on " + name + " failed");
            }
            devices.remove(device);
            sweep(devices);
        });
    }

    /**
     * Removes a device as soon as nobody uses it.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void removeUnused(String name) throws IOException, MapperException {
        change(devices -> {
            device(devices, name).deferred = true;
            sweep(devices);
        });
    }

    /**
     * Keeps a device that was to be removed as soon as nobody uses it.
     *
     * @param name the device
     * @return whether it was
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public boolean keep(String name) throws IOException, MapperException {
        boolean[] was = new boolean[1];
        change(devices -> {
            DmDevice device = device(devices, name);
            was[0] = device.deferred;
            device.deferred = false;
        });
        return was[0];
    }

    /** Removes what was to be removed and has no users any more. */
    private static void sweep(List<DmDevice> devices) {
        boolean removed = true;
        while (removed) {
            removed = devices.removeIf(device -> device.deferred && users(devices, device) == 0);
        }
    }

    /**
     * Sends a message to the target at a sector.
     *
     * @param name the device
     * @param sector a sector of the device
     * @param text the message, such as {@code fail_path 8:16}
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device, or the target does not take the message
     */
    public void message(String name, long sector, String text) throws IOException, MapperException {
        change(devices -> {
            DmDevice device = device(devices, name);
            for (TableLine line : device.live) {
                if (sector >= line.start() && sector < line.start() + line.length()) {
                    device.event += line.target().message(text) ? 1 : 0;
                    say(device, line);
                    return;
                }
            }
            throw new MapperException(MapperException.Reason.EINVAL, "no target at sector " + sector);
        });
    }

    private static DmDevice device(List<DmDevice> devices, String name) throws MapperException {
        for (DmDevice device : devices) {
            if (device.name.equals(name)) {
                return device;
            }
        }
        throw new MapperException(MapperException.Reason.ENXIO, "no device " + name);
    }

    /**
     * Does several changes of this thread as one; others see all of them or none, and wait meanwhile.
     *
     * @param work makes the changes; must not wait for anything
     * @throws IOException if the devices cannot be read or written
     */
    public void together(Runnable work) throws IOException {
        if (held != null) {
            work.run();
            return;
        }
        file.update(new UnaryOperator<>() {
            @Override
            public String apply(String old) {
                return after(old, work);
            }
        });
        activate();
    }

    private String after(String old, Runnable work) {
        List<DmDevice> devices = DmText.parse(old);
        held = devices;
        try {
            work.run();
        } finally {
            held = null;
        }
        note(devices);
        return DmText.format(devices);
    }

    private void change(Change change) throws IOException, MapperException {
        List<DmDevice> devices = held;
        if (devices != null) {
            change.apply(devices);
            return;
        }
        apply(change);
        activate();
    }

    private void say(DmDevice device, TableLine line) {
        for (String message : line.target().takeMessages()) {
            log.accept("device-mapper: multipath: " + device.devt() + ": " + message);
        }
    }

    private void note(List<DmDevice> devices) {
        for (DmDevice device : devices) {
            for (TableLine line : device.live) {
                List<String> paths = line.target().takeActivated();
                if (!paths.isEmpty()) {
                    activated.add(paths);
                }
            }
        }
    }

    /**
     * Has the handler see to what has come into use, when others may use the mapper again: it waits for answers. Paths that it
     * cannot see to fail, so that another group may come into use.
     */
    private void activate() throws IOException {
        for (int i = 0; i < MAX_SWITCHES && !activated.isEmpty(); i++) {
            List<List<String>> groups = activated;
            activated = new ArrayList<>();
            List<String> failed = handler.activate(groups);
            if (!failed.isEmpty()) {
                file.update(old -> {
                    List<DmDevice> devices = DmText.parse(old);
                    fail(devices, failed);
                    note(devices);
                    return DmText.format(devices);
                });
            }
        }
        activated.clear();
    }

    private void fail(List<DmDevice> devices, List<String> failed) {
        for (DmDevice device : devices) {
            for (TableLine line : device.live) {
                for (String path : line.target().devices()) {
                    if (line.type().equals(MULTIPATH) && failed.contains(path)) {
                        try {
                            device.event += line.target().message("fail_path " + path) ? 1 : 0;
                            say(device, line);
                        } catch (MapperException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            }
        }
    }

    private void apply(Change change) throws IOException, MapperException {
        MapperException[] refusal = new MapperException[1];
        file.update(old -> {
            List<DmDevice> devices = DmText.parse(old);
            try {
                change.apply(devices);
            } catch (MapperException e) {
                refusal[0] = e;
                return old;
            }
            note(devices);
            return DmText.format(devices);
        });
        if (refusal[0] != null) {
            throw refusal[0];
        }
    }
}
