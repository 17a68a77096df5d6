package io.vtool.multipath.map;

import io.vtool.multipath.config.Defaults;
import io.vtool.multipath.config.DeviceSettings;
import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Verdict;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.ErrorPolicy;
import io.vtool.multipath.path.PathPolicy;
import io.vtool.multipath.probe.Identity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the configuration in force says, in the terms in which paths and maps are dealt with. */
public final class Policies {
    private final MultipathConfig config;
    private final GlobalPolicy global;
    private final @Nullable String grouping;
    private final Map<DeviceSettings, PathPolicy> paths = new HashMap<>();
    private final Map<DeviceSettings, MapPolicy> maps = new HashMap<>();

    /** Policies of a configuration. */
    public Policies(MultipathConfig config) {
        this(config, null);
    }

    /**
     * Policies of a configuration.
     *
     * @param config the configuration
     * @param grouping grouping policy that counts for all maps whatever the configuration says, null for none
     */
    public Policies(MultipathConfig config, @Nullable String grouping) {
        this.config = config;
        this.grouping = grouping;
        Defaults defaults = config.defaults();
        this.global = new GlobalPolicy(
                defaults.pollingInterval(),
                defaults.maxPollingInterval(),
                find(defaults.findMultipaths()),
                defaults.bindingsFile(),
                defaults.wwidsFile(),
                defaults.queueWithoutDaemon(),
                defaults.marginalPathgroups(),
                !defaults.logsEveryCheckerError());
    }

    /** The words of the manual for what listings call on and off. */
    private static String find(String listed) {
        return switch (listed) {
            case "off" -> "no";
            case "on" -> "yes";
            default -> listed;
        };
    }

    /** The configuration. */
    public MultipathConfig configuration() {
        return config;
    }

    /** What holds for all maps. */
    public GlobalPolicy global() {
        return global;
    }

    /** The transport of a device as protocol rules name it. */
    public static String protocol(BlockDevice device) {
        return device.targetName() == null ? "scsi:unspec" : "scsi:iscsi";
    }

    /** The settings of a device. */
    public DeviceSettings settings(BlockDevice device) {
        return config.forDevice(device.vendor(), device.product(), device.revision(), protocol(device));
    }

    private DeviceSettings settingsOf(@Nullable BlockDevice device) {
        return device == null ? config.forDevice("", "", "", "undef") : settings(device);
    }

    /** What holds for the paths of a device. */
    public PathPolicy path(BlockDevice device) {
        DeviceSettings settings = settings(device);
        PathPolicy policy = paths.get(settings);
        if (policy == null) {
            policy = read("", settings, device.name());
            paths.put(settings, policy);
        }
        return policy;
    }

    /** What holds for the paths of a device to a volume. */
    public PathPolicy path(String wwid, BlockDevice device) {
        return config.hasEntry(wwid) ? read(wwid, settings(device), device.name()) : path(device);
    }

    private PathPolicy read(String wwid, DeviceSettings settings, String device) {
        MapSettings map = config.forMap(wwid, settings);
        String arguments = map.prioArgs();
        return new PathPolicy(
                settings.uidAttribute(device),
                settings.pathChecker(),
                settings.detectChecker(),
                map.prio(),
                arguments.isEmpty() ? null : arguments,
                settings.detectPrio(),
                config.defaults().checkerTimeout(),
                settings.recheckWwid());
    }

    /**
     * What holds for a map.
     *
     * @param wwid its WWID
     * @param device one of its devices, null when none is there
     */
    public MapPolicy map(String wwid, @Nullable BlockDevice device) {
        DeviceSettings settings = settingsOf(device);
        if (config.hasEntry(wwid)) {
            return read(config.forMap(wwid, settings));
        }
        MapPolicy policy = maps.get(settings);
        if (policy == null) {
            policy = read(config.forMap(wwid, settings));
            maps.put(settings, policy);
        }
        return policy;
    }

    /**
     * The settings of a map.
     *
     * @param wwid its WWID
     * @param device one of its devices, null when none is there
     */
    public MapSettings settings(String wwid, @Nullable BlockDevice device) {
        return config.forMap(wwid, settingsOf(device));
    }

    private MapPolicy read(MapSettings map) {
        String key = map.reservationKey();
        return new MapPolicy(
                map.alias(),
                map.userFriendlyNames(),
                map.aliasPrefix(),
                grouping == null ? map.pathGroupingPolicy() : grouping,
                map.pathSelector(),
                map.features(),
                map.hardwareHandler(),
                map.retainAttachedHwHandler(),
                map.failback(),
                map.noPathRetry(),
                map.rrMinIoRq(),
                map.rrWeightPriorities(),
                map.ghostDelay(),
                errors(map),
                map.flushOnLastDel(),
                map.deferredRemove(),
                key.isEmpty() ? null : key);
    }

    private static ErrorPolicy errors(MapSettings map) {
        return new ErrorPolicy(
                map.pathErrors().sanPathErrThreshold(),
                map.pathErrors().sanPathErrForgetRate(),
                map.pathErrors().sanPathErrRecoveryTime(),
                map.pathErrors().marginalPathDoubleFailedTime(),
                map.pathErrors().marginalPathErrSampleTime(),
                map.pathErrors().marginalPathErrRateThreshold(),
                map.pathErrors().marginalPathErrRecheckGapTime());
    }

    /** What the blacklist says about a kernel name. */
    public Verdict ofName(String name) {
        return config.blacklist().judgeDevnode(name);
    }

    /** What the blacklist says about properties, kind and transport of a device: the verdict that excludes it, if any. */
    public Verdict ofDevice(BlockDevice device, Identity identity, String uidAttribute) {
        Verdict verdict = identity.known()
                ? config.blacklist().judgeProperties(identity.properties(), uidAttribute)
                : Verdict.NOTHING;
        if (!verdict.blacklisted()) {
            verdict = config.blacklist().judgeDevice(device.vendor(), device.product());
        }
        return verdict.blacklisted() ? verdict : config.blacklist().judgeProtocol(protocol(device));
    }

    /** What the blacklist says about a volume. */
    public Verdict ofWwid(String wwid) {
        return config.blacklist().judgeWwid(wwid);
    }
}
