package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.text.ConfigValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the devices given lvm2 looks at: those that {@code --devices} or the devices file lists, that no pattern rejects
 * and that are nobody's component. The reasons are asked in lvm2's order.
 */
final class DeviceFilter {
    private static final long USUAL_KIB = 2048;
    private static final long LEAST_KIB = 512;
    private static final List<String> CHECKS = List.of("auto", "start", "full");
    private static final long KIB = 1024;
    private static final int SECTOR = 512;
    private static final String[] SETTINGS = {"global_filter", "filter"};
    private static final String PARTITIONED = "device is partitioned";
    private static final String COMPONENT = "device is an md component";
    private static final String ARRAYS = "/dev/md";
    private static final int MD_MAJOR = 9;
    private static final int LOOP_MAJOR = 7;
    private static final int SCSI_MAJOR = 8;
    private static final int SCSI_PARTITIONS = 16;

    private final LvmRun run;
    private final List<NameFilter> patterns;
    private final @Nullable List<String> list;
    private final long least;
    private final boolean paths;
    private final boolean volumes;
    private final boolean arrays;
    private final String arrayChecks;
    private final Map<String, String> rejected = new HashMap<>();
    private @Nullable DevicesFile file;
    private boolean prepared;
    private boolean usable;

    private DeviceFilter(LvmRun run, @Nullable List<String> list, List<NameFilter> patterns) {
        this.patterns = patterns;
        this.run = run;
        this.list = list;
        LvmConfig config = run.config();
        long wanted =
                config.value("devices/pv_min_size") instanceof ConfigValue.Int number ? number.value() : USUAL_KIB;
        least = Math.max(wanted, LEAST_KIB) * KIB;
        paths = !config.flag("devices/multipath_component_detection", true);
        volumes = config.flag("devices/scan_lvs", false);
        arrays = config.flag("devices/md_component_detection", true);
        String checks = config.text("devices/md_component_checks", "auto");
        arrayChecks = CHECKS.contains(checks) ? checks : "auto";
    }

    static DeviceFilter of(LvmRun run) {
        List<String> given = run.line().values("devices");
        List<NameFilter> patterns = patterns(run);
        return new DeviceFilter(run, given.isEmpty() ? null : split(given), patterns == null ? List.of() : patterns);
    }

    /** The patterns of the settings; null, after saying so, if they make no sense. */
    private static @Nullable List<NameFilter> patterns(LvmRun run) {
        List<NameFilter> patterns = new ArrayList<>();
        for (String setting : SETTINGS) {
            ConfigValue value = run.config().value("devices/" + setting);
            NameFilter names = value == null ? null : NameFilter.of(value, run);
            if (names != null) {
                patterns.add(names);
            } else if (value != null) {
                run.error("Failed to create " + (setting.equals("filter") ? "" : "global ") + "regex device filter");
                return null;
            }
        }
        return patterns;
    }

    /** Whether the patterns make sense; what is wrong with them or with the least size is said. */
    static boolean sound(LvmRun run) {
        if (run.config().value("devices/pv_min_size") instanceof ConfigValue.Int number && number.value() < LEAST_KIB) {
            run.error("Ignoring too small pv_min_size " + number.value() + "KB, using default " + LEAST_KIB + "KB.");
        }
        return patterns(run) != null;
    }

    /** Says which other settings are not taken. */
    static void settings(LvmRun run) {
        String search = run.config().text("devices/search_for_devnames", "auto");
        if (!search.equals("none") && !search.equals("auto") && !search.equals("all")) {
            run.error("Ignoring unknown search_for_devnames setting, using auto.");
        }
        if (!CHECKS.contains(run.config().text("devices/md_component_checks", "auto"))) {
            run.error("Ignoring unknown md_component_checks setting, using auto.");
        }
    }

    /** Reads the devices file, if one is to be used, and says which of the devices listed are not there. */
    private boolean prepare() {
        if (list != null) {
            if (!run.command().equals("pvck")) {
                missing(list);
            }
            return true;
        }
        String name = run.line().value("devicesfile");
        if (name == null && run.config().flag("devices/use_devicesfile", false)) {
            name = run.config().text("devices/devicesfile", "system.devices");
            if (!GroupOperands.validName(name)) {
                run.error("Invalid devices file name from config setting \"" + name + "\".");
                run.error("Failed to set up devices.");
                return false;
            }
        }
        byte[] content =
                name == null || name.isEmpty() ? null : run.world().files().system("devices/" + name);
        if (content != null) {
            DevicesFile read = DevicesFile.of(content);
            read.match(run.world().devices());
            if (!run.command().equals("vgck")
                    && !run.command().equals("pvck")
                    && !run.line().has("cache")) {
                read.complain(run);
            }
            warn("global_filter");
            warn("filter");
            file = read;
        }
        return true;
    }

    private void missing(List<String> listed) {
        Set<String> names = new HashSet<>();
        for (GivenDevice device : run.world().devices()) {
            names.add(device.name());
        }
        for (String name : listed) {
            if (!names.contains(name)) {
                run.error("Device not found for " + name + '.');
            }
        }
    }

    private void warn(String setting) {
        if (run.config().value("devices/" + setting) != null) {
            run.error("Please remove the lvm.conf " + setting + ", it is ignored with the devices file.");
        }
    }

    /** Whether the devices can be looked at; the first call prepares that. */
    boolean usable() {
        if (!prepared) {
            prepared = true;
            usable = prepare();
        }
        return usable;
    }

    /** Whether a file of devices may have this name. */
    static boolean validName(String name) {
        boolean good = !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.charAt(0) != '-';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-+".indexOf(c) >= 0;
        }
        return good;
    }

    /** Why a device is not looked at, in lvm2's words, or null if it is. */
    @Nullable
    String rejects(GivenDevice device) {
        String known = rejected.get(device.name());
        if (known == null) {
            known = reason(device);
            rejected.put(device.name(), known);
        }
        return known.isEmpty() ? null : known;
    }

    /** Whether a device had to be read to find that reason. */
    static boolean byContent(String reason) {
        return reason.equals(PARTITIONED) || reason.equals(COMPONENT);
    }

    private String reason(GivenDevice device) {
        BlockSource source = device.source();
        if (list == null && file == null && !accepted(device)) {
            return "device is rejected by filter config";
        } else if (list != null && !list.contains(device.name())) {
            return "device is not in devices list";
        } else if (file != null && !file.lists(device)) {
            return "device is not in devices file";
        } else if (device.use() == GivenDevice.Use.VOLUME && !volumes) {
            return "device is an LV";
        } else if (source.size() < least) {
            return "device is too small (pv_min_size)";
        } else if (device.use() == GivenDevice.Use.PATH && !paths) {
            return "device is a multipath component";
        } else if (partitionable(device) && PartitionTable.on(source)) {
            return PARTITIONED;
        } else if (arrays
                && (RaidSuperblock.atStart(source) || arrayChecks.equals("full") && RaidSuperblock.atEnd(source))) {
            return COMPONENT;
        }
        return "";
    }

    /** Compares what devices show with the devices file; those that are not what it says are no longer looked at. */
    void validate(List<ScannedDevice> scanned) {
        DevicesFile listed = file;
        if (listed != null) {
            Map<String, String> identities = new HashMap<>();
            for (ScannedDevice device : scanned) {
                PvHeader pv = device.pv();
                if (pv != null) {
                    identities.put(device.name(), pv.id().dashed().replace("-", ""));
                }
            }
            listed.validate(run, identities, rejected);
            rejected.clear();
        }
    }

    /** Looks for the superblock of an array at the end of a device whose size or former name hints at one. */
    void suspect(ScannedDevice device, PvEntry entry) {
        String hint = entry.deviceHint();
        boolean array = hint != null && hint.startsWith(ARRAYS);
        boolean size = entry.deviceSize() != 0 && entry.deviceSize() != device.size() / SECTOR;
        if (!arrays || arrayChecks.equals("full") || !array && (!size || arrayChecks.equals("start"))) {
            return;
        }
        for (GivenDevice given : run.world().devices()) {
            boolean same = given.name().equals(device.name());
            if (same && (size || given.major() != MD_MAJOR) && RaidSuperblock.atEnd(given.source())) {
                rejected.put(device.name(), COMPONENT);
            }
        }
    }

    private boolean accepted(GivenDevice device) {
        for (NameFilter filter : patterns) {
            if (!filter.accepts(device)) {
                return false;
            }
        }
        return true;
    }

    /** A partition of a disk has none itself, and the kernel looks for none on a loop device. */
    private static boolean partitionable(GivenDevice device) {
        return switch (device.major()) {
            case LOOP_MAJOR -> false;
            case SCSI_MAJOR -> device.minor() % SCSI_PARTITIONS == 0;
            default -> true;
        };
    }

    private static List<String> split(List<String> given) {
        List<String> names = new ArrayList<>();
        for (String text : given) {
            int from = 0;
            for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
                names.add(text.substring(from, comma));
                from = comma + 1;
            }
            names.add(text.substring(from));
        }
        return names;
    }
}
