package io.vtool.lvm.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of the devices lvm2 may use, {@code /etc/lvm/devices/NAME}; it is read, never brought up to date. */
final class DevicesFile {
    private static final String BY_NAME = "devname";

    private final List<Entry> entries = new ArrayList<>();

    private DevicesFile() {}

    /** A line of the file and the device it stands for, if there is one. */
    private static final class Entry {
        final String type;
        final @Nullable String id;
        final @Nullable String name;
        final @Nullable String pv;

        @Nullable
        GivenDevice device;

        Entry(String type, @Nullable String id, @Nullable String name, @Nullable String pv) {
            this.type = type;
            this.id = id;
            this.name = name;
            this.pv = pv;
        }

        boolean byName() {
            return type.equals(BY_NAME);
        }
    }

    static DevicesFile of(byte[] content) {
        DevicesFile file = new DevicesFile();
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String type = word(line, "IDTYPE");
            String id = word(line, "IDNAME");
            if (!line.startsWith("#") && type != null && id != null) {
                file.entries.add(new Entry(type, given(id), given(word(line, "DEVNAME")), given(word(line, "PVID"))));
            }
        }
        return file;
    }

    /** What stands behind a key, up to a blank; null if the key is not there. */
    private static @Nullable String word(String line, String key) {
        int at = line.indexOf(key);
        int equals = at < 0 ? -1 : line.indexOf('=', at);
        if (at < 0) {
            return null;
        }
        if (equals < 0) {
            return "";
        }
        int from = equals + 1;
        while (from < line.length() && line.charAt(from) == ' ') {
            from++;
        }
        int to = line.indexOf(' ', from);
        return line.substring(from, to < 0 ? line.length() : to);
    }

    private static @Nullable String given(@Nullable String word) {
        return word == null || word.isEmpty() || word.startsWith(".") ? null : word;
    }

    /** Finds the device of each line by its name or by what else it is known by. */
    void match(List<GivenDevice> devices) {
        Map<String, GivenDevice> known = new HashMap<>();
        for (GivenDevice device : devices) {
            known.put(BY_NAME + ' ' + device.name(), device);
            known.put(device.identity(), device);
        }
        Set<String> taken = new HashSet<>();
        for (Entry entry : entries) {
            GivenDevice device = entry.id == null ? null : known.get(entry.type + ' ' + entry.id);
            boolean likely = device != null && device.name().equals(entry.name);
            if (device != null && (likely || !taken.contains(device.name()))) {
                entry.device = device;
                taken.add(device.name());
            }
        }
    }

    /** Says which lines have no device. */
    void complain(LvmRun run) {
        for (Entry entry : entries) {
            if (entry.device == null) {
                String pv = "PVID " + (entry.pv == null ? "none" : entry.pv);
                String identity = entry.byName() ? "" : entry.type + ' ' + (entry.id == null ? "none" : entry.id) + ' ';
                String place = entry.name == null ? "" : " last seen on " + entry.name;
                run.error("Devices file " + identity + pv + place + " not found.");
            }
        }
    }

    /** Whether a line stands for the device. */
    boolean lists(GivenDevice device) {
        for (Entry entry : entries) {
            if (device.equals(entry.device)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says which lines do not fit what their devices show, and forgets their devices.
     *
     * @param pvs the PVs' identities by device, without hyphens
     * @param rejected why devices are not looked at, by device; empty for the others
     */
    void validate(LvmRun run, Map<String, String> pvs, Map<String, String> rejected) {
        for (Entry entry : entries) {
            if (!entry.byName()) {
                validate(run, entry, pvs, rejected);
            }
        }
        for (Entry entry : entries) {
            if (entry.byName()) {
                validate(run, entry, pvs, rejected);
            }
        }
    }

    private static void validate(LvmRun run, Entry entry, Map<String, String> pvs, Map<String, String> rejected) {
        GivenDevice device = entry.device;
        String reason = device == null ? null : rejected.get(device.name());
        if (device == null || reason == null) {
            return;
        }
        String found = pvs.get(device.name());
        if (!reason.isEmpty()) {
            if (DeviceFilter.byContent(reason)) {
                run.error("Devices file " + device.name() + " is excluded: " + reason + '.');
            }
        } else if (!entry.byName()) {
            stable(run, entry, device, found);
        } else if (entry.pv != null && entry.pv.equals(found)) {
            renamed(run, entry, device);
        } else if (entry.pv != null) {
            run.error("Devices file PVID " + entry.pv + " not found on device " + device.name()
                    + (found == null ? "." : " (device PVID " + found + ")."));
            entry.device = found == null ? device : null; // one that is no PV is still listed with all devices
        }
    }

    /** A device known by more than its name stays; what the file says of its PV and name may be old. */
    private static void stable(LvmRun run, Entry entry, GivenDevice device, @Nullable String found) {
        if (found != null && !found.equals(entry.pv)) {
            run.error("Device " + device.name() + " has PVID " + found + " (devices file "
                    + (entry.pv == null ? "none" : entry.pv) + ")");
        } else if (found == null && entry.pv != null) {
            run.error("Device " + device.name() + " has no PVID (devices file " + entry.pv + ")");
        }
        renamed(run, entry, device);
    }

    private static void renamed(LvmRun run, Entry entry, GivenDevice device) {
        if (!device.name().equals(entry.name)) {
            run.error("Device " + device.name() + " has updated name (devices file "
                    + (entry.name == null ? "none" : entry.name) + ")");
        }
    }
}
