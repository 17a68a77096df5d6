package io.vtool.multipath.command;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** The device that a command is limited to, in any of the forms in which it may be named. */
final class DeviceArgument {
    private static final int VERBOSE = 3;
    private static final String DEV = "/dev/";
    private static final String MAPPER = "/dev/mapper/";

    /** Forms. */
    enum Kind {
        /** A disk, {@code /dev/sdb}. */
        NODE(2),
        /** Its number, {@code 8:16}. */
        NUMBER(1),
        /** A map by name, WWID or file. */
        MAP(3),
        /** Not a device. */
        NONE(0);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number by which messages call it. */
        int code() {
            return code;
        }
    }

    private final Machine machine;
    private final String typed;
    private final Kind kind;

    DeviceArgument(Machine machine, String typed) {
        this.machine = machine;
        this.typed = typed.strip();
        this.kind = kind();
    }

    Kind kind() {
        if (typed.startsWith(DEV)) {
            String name = name();
            if (disk(name) != null) {
                return Kind.NODE;
            }
            return map(name) == null ? Kind.NONE : Kind.MAP;
        }
        if (isNumber(typed)) {
            return Kind.NUMBER;
        }
        return typed.indexOf('/') >= 0 || typed.isEmpty() ? Kind.NONE : Kind.MAP;
    }

    /** The name without its folder. */
    String name() {
        if (typed.startsWith(MAPPER)) {
            return typed.substring(MAPPER.length());
        }
        return typed.startsWith(DEV) ? typed.substring(DEV.length()) : typed;
    }

    private static boolean isNumber(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && colon + 1 < text.length()
                && Character.isDigit(text.charAt(0))
                && Character.isDigit(text.charAt(colon + 1));
    }

    /** The disk that is meant, null for none. */
    @Nullable
    BlockDevice disk() {
        return kind == Kind.MAP ? null : disk(name());
    }

    private @Nullable BlockDevice disk(String name) {
        for (BlockDevice device : machine.blockDevices()) {
            if (device.name().equals(name) || device.devt().equals(name)) {
                return device;
            }
        }
        return null;
    }

    /** The disk of the kernel name that udev gives, null for none. */
    @Nullable
    BlockDevice named() {
        return disk(name());
    }

    /** The map that is meant, null for none; {@code dm-0} means one as a file only. */
    @Nullable
    MapDevice map() {
        MapDevice map = map(name());
        return map == null || typed.startsWith(DEV) || map.name().equals(typed) ? map : null;
    }

    /** The map that is meant, also by its kernel name, null for none. */
    @Nullable
    MapDevice kernelMap() {
        return map(name());
    }

    private @Nullable MapDevice map(String name) {
        for (MapDevice device : machine.mapper().devices()) {
            if (device.name().equals(name) || name.equals("dm-" + device.minor())) {
                return device;
            }
        }
        return null;
    }

    /**
     * The WWID that the command is limited to.
     *
     * @param inventory configuration and messages
     * @param names the files of names
     * @param filtered whether the blacklist counts
     * @return null if there is none or it is blacklisted
     */
    @Nullable
    String wwid(Inventory inventory, MapNames names, boolean filtered) {
        if (kind == Kind.MAP) {
            String wwid = mapWwid(inventory, names);
            return filtered && inventory.policies.ofWwid(wwid).blacklisted() ? null : wwid;
        }
        BlockDevice device = disk();
        if (device == null) {
            inventory.log.line(2, "get_udev_device: failed to look up " + name() + " with type " + kind.code());
            inventory.log.line(0, name() + ": cannot find block device");
            return null;
        }
        PathReader reader = new PathReader(inventory);
        reader.identities().refresh(machine.blockDevices());
        LivePath path = reader.path(device);
        if (path == null && filtered) {
            return null;
        }
        if (path == null) {
            path = new LivePath(device);
            path.identity = reader.identities().of(device);
            path.policy = inventory.policies.path(device);
        }
        reader.identify(path);
        if (inventory.log.wants(VERBOSE)) {
            inventory.narration().named(path, filtered);
        }
        if (filtered && inventory.policies.ofWwid(path.wwid).blacklisted()) {
            return null;
        }
        return path.wwid.isEmpty() ? null : path.wwid;
    }

    private String mapWwid(Inventory inventory, MapNames names) {
        MapDevice map = map();
        if (map != null && map.isMultipath()) {
            return map.wwid();
        }
        String bound = names.wwidOf(name());
        if (bound != null) {
            return bound;
        }
        String given = inventory.policies.configuration().wwidOf(name());
        return given == null ? name() : given;
    }
}
