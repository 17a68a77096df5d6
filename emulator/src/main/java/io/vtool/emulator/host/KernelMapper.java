package io.vtool.emulator.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The device mapper of a host: what the ioctls of {@code /dev/mapper/control} do, with tables and states as text. */
public final class KernelMapper {
    private final HostFile file;
    private final Activated activated;
    private @Nullable List<DmDevice> held;

    KernelMapper(HostFile file, Activation handler, Consumer<String> log) {
        this.file = file;
        this.activated = new Activated(file, handler, log);
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
        return DmDevices.views(devices == null ? DmText.parse(file.read()) : devices);
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
        change(devices -> DmDevices.add(devices, name, uuid, readOnly, table, status));
    }

    /**
     * Has a user hold a device open, such as a file system or a virtual machine.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void open(String name) throws IOException, MapperException {
        change(devices -> DmDevices.device(devices, name).held = true);
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
        change(devices -> DmDevices.device(devices, name).inactive = DmDevices.parse(table));
    }

    /**
     * Makes the loaded table live, if there is one, and lets I/O through.
     *
     * @param name the device
     * @throws IOException if that cannot be kept
     * @throws MapperException if there is no such device
     */
    public void resume(String name) throws IOException, MapperException {
        change(devices -> DmDevices.resume(DmDevices.device(devices, name)));
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
            DmDevice device = DmDevices.device(devices, name);
            device.readOnly = readOnly;
            device.inactive = DmDevices.parse(table);
            DmDevices.resume(device);
            DmDevices.sweep(devices);
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
        change(devices -> changed.addAll(DmDevices.reassign(devices, name)));
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
        change(devices -> DmDevices.device(devices, name).suspended = true);
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
        change(devices -> DmDevices.rename(devices, name, newName));
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
            DmDevice device = DmDevices.device(devices, name);
            if (DmDevices.users(devices, device) > 0) {
                throw new MapperException(
                        MapperException.Reason.EBUSY, "device-mapper: remove ioctl on " + name + " failed");
            }
            devices.remove(device);
            DmDevices.sweep(devices);
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
            DmDevices.device(devices, name).deferred = true;
            DmDevices.sweep(devices);
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
            DmDevice device = DmDevices.device(devices, name);
            was[0] = device.deferred;
            device.deferred = false;
        });
        return was[0];
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
            DmDevice device = DmDevices.device(devices, name);
            for (TableLine line : device.live) {
                if (sector >= line.start() && sector < line.start() + line.length()) {
                    device.event += line.target().message(text) ? 1 : 0;
                    if (device.used) {
                        line.target().read();
                    }
                    activated.say(device, line);
                    return;
                }
            }
            throw new MapperException(MapperException.Reason.EINVAL, "no target at sector " + sector);
        });
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
        activated.activate();
    }

    /**
     * Tells a device's status while several changes are done as one.
     *
     * @param name the device
     * @return a line for each of its table, null for no device or if nothing is being changed
     */
    public @Nullable List<String> changing(String name) {
        List<DmDevice> devices = held;
        for (DmDevice device : devices == null ? List.<DmDevice>of() : devices) {
            if (device.name.equals(name)) {
                return device.view(0).status();
            }
        }
        return null;
    }

    /**
     * Lets time go by between changes that are done as one.
     *
     * @param seconds how much
     */
    public void later(int seconds) {
        List<DmDevice> devices = held;
        for (DmDevice device : devices == null ? List.<DmDevice>of() : devices) {
            for (TableLine line : device.live) {
                line.target().later(seconds);
            }
        }
    }

    private String after(String old, Runnable work) {
        List<DmDevice> devices = DmDevices.marked(DmText.parse(old));
        held = devices;
        try {
            work.run();
        } finally {
            held = null;
        }
        activated.note(devices);
        return DmText.format(devices);
    }

    private void change(Change change) throws IOException, MapperException {
        List<DmDevice> devices = held;
        if (devices != null) {
            change.apply(devices);
            return;
        }
        apply(change);
        activated.activate();
    }

    private void apply(Change change) throws IOException, MapperException {
        MapperException[] refusal = new MapperException[1];
        file.update(old -> {
            List<DmDevice> devices = DmDevices.marked(DmText.parse(old));
            try {
                change.apply(devices);
            } catch (MapperException e) {
                refusal[0] = e;
                return old;
            }
            activated.note(devices);
            return DmText.format(devices);
        });
        if (refusal[0] != null) {
            throw refusal[0];
        }
    }
}
