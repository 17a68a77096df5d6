package io.vtool.multipath.map;

import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.Setting;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathPolicy;
import io.vtool.multipath.path.PathStatus;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a verbose command says about paths, in the order in which the real one looks at them. */
public final class PathNarration {
    private static final String INTERNAL = "(setting: multipath internal)";
    private static final String CONFIGURED = "(setting: multipath.conf defaults/devices section)";
    private static final String DETECTED = "(setting: storage device autodetected)";

    /** How closely paths are looked at. */
    public enum Depth {
        /** What the kernel shows. */
        KERNEL,
        /** Also what their checkers say. */
        CHECKED,
        /** Also who they are. */
        IDENTIFIED,
        /** Also their priorities. */
        WHOLE
    }

    private final Inventory inventory;
    private final Log log;
    private final Libraries libraries;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> checked = new HashSet<>();
    private final Set<String> prioritized = new HashSet<>();
    private final Set<String> identified = new HashSet<>();
    private boolean loaded;
    private boolean released;

    /** Tells about an inventory. */
    public PathNarration(Inventory inventory) {
        this.inventory = inventory;
        this.log = inventory.log;
        this.libraries = new Libraries(log);
    }

    /** What is said at first. */
    public void begin() {
        log.line(3, "set open fds limit to 1048576/1048576");
    }

    /** The libraries that are there at first. */
    public void libraries() {
        if (loaded) {
            return;
        }
        loaded = true;
        libraries.checker("tur");
        libraries.prioritizer("const");
        if (!inventory.policies.configuration().defaults().enablesForeign("nvme")) {
            log.line(3, "_init_foreign: foreign library \"nvme\" is not enabled");
        }
    }

    /** The programs and their releases. */
    public void releases() {
        if (released) {
            return;
        }
        released = true;
        log.line(3, "multipath-tools v0.9.4 (12/19, 2022)");
        log.line(3, "libdevmapper version 1.02.185");
        log.line(3, "kernel device mapper v4.47.0");
        log.line(3, "DM multipath kernel driver v1.14.0");
    }

    /** What is said at last. */
    public void end() {
        libraries.unload();
    }

    /** Tells about a path. */
    public void path(LivePath path, Depth depth) {
        BlockDevice device = path.device;
        if (device == null) {
            return;
        }
        kernel(path, device);
        boolean opens = path.deviceStatus() == PathStatus.UP || path.deviceStatus() == PathStatus.PENDING;
        if (depth == Depth.KERNEL || !opens) {
            return;
        }
        opened(path, device);
        if (depth != Depth.CHECKED && !path.wwid.isEmpty()) {
            if (identified.add(path.name)) {
                say(path, "uid = " + path.wwid + " (udev)");
            }
            if (depth == Depth.IDENTIFIED) {
                return;
            }
            if (inventory.policies.ofWwid(path.wwid).blacklisted()) {
                say(path, inventory.policies.ofWwid(path.wwid).text());
            } else {
                priority(path, device);
            }
        }
    }

    /** Tells of the WWID only, for a device that the command names; {@code filtered} if the blacklist counts. */
    public void named(LivePath path, boolean filtered) {
        BlockDevice device = path.device;
        if (device == null) {
            return;
        }
        kernel(path, device);
        if (!path.wwid.isEmpty() && identified.add(path.name)) {
            say(path, "uid = " + path.wwid + " (udev)");
        }
        if (!filtered) {
            return;
        }
        if (inventory.policies.ofWwid(path.wwid).blacklisted()) {
            say(path, inventory.policies.ofWwid(path.wwid).text());
        } else {
            property(path);
        }
    }

    private void say(LivePath path, String text) {
        log.line(3, path.name + ": " + text);
    }

    private void kernel(LivePath path, BlockDevice device) {
        say(path, "size = " + path.sectors);
        say(path, "vendor = " + device.vendor());
        say(path, "product = " + device.product());
        say(path, "rev = " + device.revision());
        say(path, "h:b:t:l = " + device.hcil());
        if (device.targetName() != null) {
            say(path, "tgt_node_name = " + device.targetName());
        }
        if (!seen.add(path.name)) {
            return;
        }
        DeviceSettings settings = inventory.policies.settings(device);
        PathPolicy policy = path.policy;
        String attribute = policy == null ? settings.uidAttribute() : policy.uidAttribute();
        boolean byName = !attribute.equals(settings.uidAttribute());
        say(
                path,
                "uid_attribute = " + attribute + " "
                        + (byName
                                ? "(setting: multipath.conf defaults section / uid_attrs)"
                                : origin(settings, "uid_attribute", INTERNAL)));
        if (settings.recheckWwid() && !attribute.equals("ID_SERIAL") && !attribute.isEmpty()) {
            say(path, "recheck_wwid = 1 (setting: unsupported by device type/config)");
        } else {
            say(
                    path,
                    "recheck_wwid = " + (settings.recheckWwid() ? 2 : 1) + " "
                            + origin(settings, "recheck_wwid", CONFIGURED));
        }
    }

    private static String origin(DeviceSettings settings, String keyword, String unset) {
        Setting setting = settings.setting(keyword);
        String origin = setting == null ? INTERNAL : setting.origin().setting();
        return origin.equals(INTERNAL) ? unset : origin;
    }

    private void opened(LivePath path, BlockDevice device) {
        Geometry geometry = Geometry.of(path.sectors);
        say(
                path,
                geometry.cylinders() + " cyl, " + geometry.heads() + " heads, " + geometry.sectors()
                        + " sectors/track, start at 0");
        DeviceSettings settings = inventory.policies.settings(device);
        Setting vendor = settings.setting("vpd_vendor");
        boolean hp = vendor != null && vendor.value().equals("hp3par");
        say(
                path,
                "vpd_vendor_id = " + (hp ? "1 \"hp3par\" " : "0 \"undef\" ")
                        + origin(settings, "vpd_vendor", INTERNAL));
        if (!path.identity.serial().isEmpty()) {
            say(path, "serial = " + path.identity.serial());
        }
        if (path.checker != null && checked.add(path.name)) {
            checker(path, device, settings, path.checker);
        }
        state(path);
    }

    private void checker(LivePath path, BlockDevice device, DeviceSettings settings, String name) {
        say(
                path,
                "detect_checker = " + (settings.detectChecker() ? "yes " : "no ")
                        + origin(settings, "detect_checker", INTERNAL));
        libraries.checker(name);
        boolean detected = settings.detectChecker() && (path.identity.rdac() || path.identity.tpgs() > 0);
        say(path, "path_checker = " + name + " " + (detected ? DETECTED : origin(settings, "path_checker", INTERNAL)));
        int seconds = inventory.policies.configuration().defaults().checkerTimeout();
        say(
                path,
                "checker timeout = " + (seconds > 0 ? seconds : device.timeoutSeconds()) + " s "
                        + (seconds > 0 ? CONFIGURED : "(setting: kernel sysfs)"));
    }

    /** Tells what the checker of a path says. */
    void state(LivePath path) {
        if (path.deviceStatus() != PathStatus.UP) {
            say(path, "path inaccessible");
        } else if (path.checker != null) {
            say(path, path.checker + " state = " + path.status.word());
            if (!path.status.usable()) {
                say(path, path.checker + " checker reports path is " + path.status.word());
            }
        }
    }

    private void priority(LivePath path, BlockDevice device) {
        String name = path.prioritizer;
        if (name == null || !prioritized.add(path.name)) {
            return;
        }
        DeviceSettings settings = inventory.policies.settings(device);
        boolean detect = settings.detectPrio();
        say(path, "detect_prio = " + (detect ? "yes " : "no ") + origin(settings, "detect_prio", INTERNAL));
        libraries.prioritizer(name);
        boolean detected = detect && path.identity.tpgs() > 0;
        Setting given =
                inventory.policies.configuration().forMap(path.wwid, settings).setting("prio");
        String origin = detected || given == null ? DETECTED : given.origin().setting();
        say(path, "prio = " + name + " " + origin);
        PathPolicy policy = path.policy;
        @Nullable String arguments = policy == null || detected ? null : policy.prioritizerArguments();
        say(path, "prio args = \"" + (arguments == null ? "" : arguments) + "\" " + origin);
        if (path.priority == LivePath.NO_PRIORITY) {
            say(path, name + " prio error in state " + path.deviceStatus().number());
        } else {
            say(path, name + " prio = " + path.priority);
        }
    }

    /** Tells which property admits a path. */
    void property(LivePath path) {
        PathPolicy policy = path.policy;
        if (policy == null || !path.identity.known()) {
            return;
        }
        String text = inventory
                .policies
                .configuration()
                .blacklist()
                .judgeProperties(path.identity.properties(), policy.uidAttribute())
                .text();
        if (!text.isEmpty()) {
            say(path, text);
        }
    }
}
