package io.vtool.cli.multipath;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.MappedDevice;
import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.host.MapperException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Device-mapper of an emulated host. What was read is kept until something is changed. */
final class LabMapper implements DeviceMapper {
    private final EmulatedHost host;
    private @Nullable Map<String, MappedDevice> read;
    private @Nullable Map<String, MapDevice> shown;

    LabMapper(EmulatedHost host) {
        this.host = host;
    }

    /** Something that changes device-mapper. */
    private interface Change {
        void apply() throws IOException, io.vtool.emulator.host.MapperException;
    }

    /** Forgets what was read. */
    void refresh() {
        read = null;
        shown = null;
    }

    private Map<String, MappedDevice> all() {
        Map<String, MappedDevice> all = read;
        if (all == null) {
            all = new TreeMap<>();
            try {
                for (MappedDevice device : host.mapper().list()) {
                    all.put(device.name(), device);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            read = all;
        }
        return all;
    }

    private MappedDevice device(String name) throws MapperException {
        MappedDevice device = all().get(name);
        if (device == null) {
            throw new MapperException(MapperException.Reason.NO_SUCH_DEVICE, "no device " + name);
        }
        return device;
    }

    private Map<String, MapDevice> shown() {
        Map<String, MapDevice> devices = shown;
        if (devices == null) {
            devices = new LinkedHashMap<>();
            for (MappedDevice device : all().values()) {
                devices.put(device.name(), shown(device));
            }
            shown = devices;
        }
        return devices;
    }

    private static MapDevice shown(MappedDevice device) {
        List<String> table = device.table();
        return new MapDevice(
                device.name(),
                device.uuid(),
                MappedDevice.MAJOR,
                device.minor(),
                device.openCount(),
                device.suspended(),
                device.readOnly(),
                device.sectors(),
                table.isEmpty() ? "" : word(table.get(0), 2));
    }

    @Override
    public List<MapDevice> devices() {
        return new ArrayList<>(shown().values());
    }

    @Override
    public @Nullable MapDevice find(String name) {
        return shown().get(name);
    }

    @Override
    public String table(String name) throws MapperException {
        return first(device(name).table());
    }

    @Override
    public String status(String name) throws MapperException {
        List<String> changing = read == null ? host.mapper().changing(name) : null;
        return first(changing == null ? device(name).status() : changing);
    }

    /** What follows start, length and type in the first line. */
    private static String first(List<String> lines) {
        String line = lines.isEmpty() ? "" : lines.get(0);
        int at = 0;
        for (int i = 0; i < 3 && at >= 0; i++) {
            at = line.indexOf(' ', at);
            at = at < 0 ? at : at + 1;
        }
        return at < 0 ? "" : line.substring(at);
    }

    private static String word(String line, int number) {
        int at = 0;
        for (int i = 0; i < number; i++) {
            at = line.indexOf(' ', at) + 1;
        }
        int end = line.indexOf(' ', at);
        return end < 0 ? line.substring(at) : line.substring(at, end);
    }

    private void change(Change change) throws MapperException {
        refresh();
        try {
            change.apply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (io.vtool.emulator.host.MapperException e) {
            MapperException.Reason reason = switch (e.reason()) {
                case ENXIO -> MapperException.Reason.NO_SUCH_DEVICE;
                case EBUSY -> MapperException.Reason.IN_USE;
                case EINVAL -> MapperException.Reason.INVALID;
            };
            throw new MapperException(reason, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> line(long sectors, String parameters) {
        return List.of("0 " + sectors + " multipath " + parameters);
    }

    @Override
    public void create(String name, String uuid, long sectors, String parameters, boolean readOnly)
            throws MapperException {
        change(() -> host.mapper().create(name, uuid, readOnly, line(sectors, parameters), List.of()));
    }

    @Override
    public void reload(String name, long sectors, String parameters, boolean readOnly) throws MapperException {
        change(() -> host.mapper().reload(name, line(sectors, parameters), readOnly));
    }

    @Override
    public void rename(String name, String newName) throws MapperException {
        change(() -> host.mapper().rename(name, newName));
    }

    @Override
    public void remove(String name) throws MapperException {
        change(() -> host.mapper().remove(name));
    }

    @Override
    public boolean removeUnused(String name) throws MapperException {
        change(() -> host.mapper().removeUnused(name));
        return !all().containsKey(name);
    }

    @Override
    public boolean keep(String name) throws MapperException {
        boolean[] was = new boolean[1];
        change(() -> was[0] = host.mapper().keep(name));
        return was[0];
    }

    @Override
    public void reassign(String name) throws MapperException {
        change(() -> host.mapper().reassign(name));
    }

    @Override
    public void suspend(String name) throws MapperException {
        change(() -> host.mapper().suspend(name));
    }

    @Override
    public void resume(String name) throws MapperException {
        change(() -> host.mapper().resume(name));
    }

    @Override
    public void message(String name, String message) throws MapperException {
        change(() -> host.mapper().message(name, 0, message));
    }

    @Override
    public void together(Runnable work) {
        try {
            host.mapper().together(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void touch(String name) {
        // the kernel of an emulated host has udev look at what was loaded
    }
}
