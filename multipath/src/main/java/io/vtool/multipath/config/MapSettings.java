package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a map. Numbers that are off are -1, those that are not set are 0. */
public final class MapSettings {
    /** {@link #noPathRetry()}: nothing is set, which acts as fail. */
    public static final int RETRY_UNSET = 0;

    /** {@link #noPathRetry()}: I/O fails at once. */
    public static final int RETRY_FAIL = -1;

    /** {@link #noPathRetry()}: I/O waits for ever. */
    public static final int RETRY_QUEUE = -2;

    /** {@link #failback()}: an administrator has to do it. */
    public static final int FAILBACK_MANUAL = -1;

    /** {@link #failback()}: at once. */
    public static final int FAILBACK_IMMEDIATE = -2;

    /** {@link #failback()}: at once, when the first path of the group comes back. */
    public static final int FAILBACK_FOLLOWOVER = -3;

    /** Keywords that say what an entry is about, and one that is another name. */
    private static final List<String> PATTERNS =
            List.of("vendor", "product", "revision", "product_blacklist", "checker");

    private final String wwid;
    private final @Nullable Settings multipath;
    private final DeviceSettings device;
    private final Lookup lookup;
    private final Settings reconciled = new Settings();
    private final Problems problems = new Problems();

    MapSettings(String wwid, @Nullable Settings multipath, DeviceSettings device) {
        this.wwid = wwid;
        this.multipath = multipath;
        this.device = device;
        List<Layered> layers = new ArrayList<>();
        layers.add(reconciled);
        if (multipath != null) {
            layers.add(multipath);
        }
        layers.addAll(device.layers());
        lookup = new Lookup(layers);
        reconcile();
    }

    private void reconcile() {
        Setting features = lookup.setting("features");
        Setting retry = lookup.setting("no_path_retry");
        if (features == null || features.value().equals("0")) {
            return;
        }
        reconciled.put(features);
        if (retry != null) {
            reconciled.put(retry);
        }
        // Kernels keep the attached handler in any case.
        reconciled.put(new Setting("retain_attached_hw_handler", "yes", Origin.INTERNAL));
        FeatureKeywords.replace(NAME, reconciled, problems);
    }

    /** Stands for the name of the map in the warnings until it is known. */
    private static final String NAME = "\0";

    /**
     * What multipath says when it sets the map up.
     *
     * @param alias name of the map
     */
    public List<Problem> warnings(String alias) {
        List<Problem> warnings = new ArrayList<>();
        for (Problem problem : problems.list()) {
            warnings.add(new Problem(
                    problem.kind(),
                    problem.level(),
                    problem.file(),
                    0,
                    alias + problem.text().substring(1)));
        }
        return warnings;
    }

    /**
     * A setting with its origin.
     *
     * @param keyword any keyword of a multipath or device section
     * @return null when it is not set and has no default
     */
    public @Nullable Setting setting(String keyword) {
        if (keyword.equals("prio") || keyword.equals("prio_args")) {
            return Prioritizer.of(multipath, device).setting(keyword);
        }
        // Timeouts of the transport may depend on the protocol, which only the settings of the paths know.
        return Keywords.find("multipath", keyword) == null && reconciled.get(keyword) == null
                ? device.setting(keyword)
                : lookup.setting(keyword);
    }

    /** All settings of the map and its paths that have a value, in the order of listings. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (Keyword keyword : Keywords.of("multipath")) {
            boolean ofDevice = Keywords.find("device", keyword.name()) != null;
            Setting setting = ofDevice || keyword.name().equals("wwid") ? null : setting(keyword.name());
            if (setting != null) {
                settings.add(setting);
            }
        }
        for (Keyword keyword : Keywords.of("device")) {
            Setting setting = PATTERNS.contains(keyword.name()) ? null : setting(keyword.name());
            if (setting != null) {
                settings.add(setting);
            }
        }
        return settings;
    }

    /** The WWID. */
    public String wwid() {
        return wwid;
    }

    /** The settings of its paths. */
    public DeviceSettings device() {
        return device;
    }

    /** The name that the multipaths section gives, null when it gives none. */
    public @Nullable String alias() {
        return multipath == null ? null : multipath.value("alias");
    }

    /** Whether it gets a name from the bindings file. */
    public boolean userFriendlyNames() {
        return lookup.yes("user_friendly_names");
    }

    /** The beginning of such names. */
    public String aliasPrefix() {
        return lookup.text("alias_prefix");
    }

    /** {@code failover, multibus, group_by_serial, group_by_prio} or {@code group_by_node_name}. */
    public String pathGroupingPolicy() {
        return lookup.text("path_grouping_policy");
    }

    /** Path selector with the number of its arguments and these. */
    public String pathSelector() {
        return lookup.text("path_selector");
    }

    /** The configured prioritizer. */
    public String prio() {
        return Prioritizer.of(multipath, device).setting("prio").value();
    }

    /** Its arguments. */
    public String prioArgs() {
        return Prioritizer.of(multipath, device).setting("prio_args").value();
    }

    /** Features as configured, less those that have keywords of their own. */
    public String features() {
        return lookup.text("features");
    }

    /** The configured hardware handler with the number of its words. */
    public String hardwareHandler() {
        return lookup.text("hardware_handler");
    }

    /** Seconds, or one of the {@code FAILBACK} constants. */
    public int failback() {
        return switch (lookup.text("failback")) {
            case "manual" -> FAILBACK_MANUAL;
            case "immediate" -> FAILBACK_IMMEDIATE;
            case "followover" -> FAILBACK_FOLLOWOVER;
            default -> lookup.number("failback");
        };
    }

    /** Number of checks, or one of the {@code RETRY} constants. */
    public int noPathRetry() {
        return lookup.text("no_path_retry").equals("queue") ? RETRY_QUEUE : lookup.number("no_path_retry");
    }

    /** Requests on a path before the next is taken, for bio-based maps. */
    public int rrMinIo() {
        return lookup.number("rr_min_io");
    }

    /** Requests on a path before the next is taken, for request-based maps. */
    public int rrMinIoRq() {
        return lookup.number("rr_min_io_rq");
    }

    /** Whether that number is multiplied by the priority of the path. */
    public boolean rrWeightPriorities() {
        return lookup.text("rr_weight").equals("priorities");
    }

    /** Whether queueing ends when the last path is deleted. */
    public boolean flushOnLastDel() {
        return lookup.yes("flush_on_last_del");
    }

    /** Whether the configuration keeps a handler that the kernel attached; kernels since 4.3 do so anyway. */
    public boolean retainAttachedHwHandler() {
        return true;
    }

    /** Whether a map in use is removed when it is closed. */
    public boolean deferredRemove() {
        return lookup.yes("deferred_remove");
    }

    /** Seconds to wait for an active path of a map that has only ghosts. */
    public int ghostDelay() {
        return lookup.number("ghost_delay");
    }

    /** Whether registrations are for all target ports. */
    public boolean allTgPt() {
        return lookup.yes("all_tg_pt");
    }

    /** Reservation key as text: {@code file}, or hexadecimal with perhaps {@code :aptpl}; empty for none. */
    public String reservationKey() {
        return lookup.text("reservation_key");
    }

    /** Permissions of the device as octal text, empty to leave them. */
    public String mode() {
        return lookup.text("mode");
    }

    /** Which paths are kept out for failing too often. */
    public PathErrorSettings pathErrors() {
        return new PathErrorSettings(lookup);
    }
}
