package io.vtool.multipath.map;

import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.path.LivePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One multipath map and what changes about it while a command, or multipathd, deals with it. */
public final class LiveMap {
    /** WWID of the volume. */
    public final String wwid;

    /** Name of the map. */
    public String alias;

    /** Name it has to be renamed from, null for none. */
    public @Nullable String formerAlias;

    /** The kernel's device, null while there is none. */
    public @Nullable MapDevice device;

    /** Size in sectors. */
    public long sectors;

    /** Features of the table. */
    public String features = "0";

    /** Hardware handler of the table. */
    public String handler = "0";

    /** Path selector of the table. */
    public String selector = "";

    /** Requests to a path before the next one is chosen, as the table has it. */
    public int minio;

    /** Groups in order. */
    public List<LiveGroup> groups = new ArrayList<>();

    /** Number of the group that device-mapper uses next, from 1. */
    public int nextGroup = 1;

    /** Number of the best group, from 1. */
    public int bestGroup = 1;

    /** What has to be done. */
    public MapAction action = MapAction.UNDEF;

    /** What the configuration says. */
    public @Nullable MapPolicy policy;

    /** Checks without path before queueing ends, as in force. */
    public int noPathRetry;

    /** Whether an operator switched queueing off. */
    public boolean queueingDisabled;

    /** Whether queueing is being counted down. */
    public boolean inRecovery;

    /** Seconds until queueing ends, 0 for not counting. */
    public int retryTick;

    /** Seconds until the map is switched back, 0 for not counting. */
    public int failbackTick;

    /** Seconds until a map that only has paths in standby does not wait for others any more, 0 for not waiting. */
    public int ghostTick;

    /** Whether persistent reservations were told of. */
    public boolean reservations;

    /** How often a path failed. */
    public int pathFaults;

    /** How often the group was switched. */
    public int switches;

    /** How often a table was loaded. */
    public int loads;

    /** Seconds spent queueing. */
    public int queueSeconds;

    /** How often queueing was counted down. */
    public int queueTimeouts;

    /** How often input and output failed for want of paths. */
    public int mapFailures;

    /** A map of a volume. */
    public LiveMap(String wwid, String alias) {
        this.wwid = wwid;
        this.alias = alias;
    }

    /** Its paths, group by group. */
    public List<LivePath> paths() {
        List<LivePath> paths = new ArrayList<>();
        for (LiveGroup group : groups) {
            paths.addAll(group.paths);
        }
        return paths;
    }

    /** A path to a disk that is write-protected, null for none; the map can only be read then. */
    public @Nullable LivePath readOnlyPath() {
        for (LivePath path : paths()) {
            if (path.device != null && path.device.readOnly()) {
                return path;
            }
        }
        return null;
    }

    /** How many of its paths are usable. */
    public int usablePaths() {
        int count = 0;
        for (LiveGroup group : groups) {
            for (LivePath path : group.paths) {
                count += path.status.usable() ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether the table says that input and output waits when no path is left. */
    public boolean queues() {
        return features.contains("queue_if_no_path");
    }

    /** Kernel name, {@code undef} while there is no device. */
    public String kernelName() {
        MapDevice known = device;
        return known == null ? "undef" : "dm-" + known.minor();
    }

    /** Name of the prefix shown in front of its header, null for none. */
    public @Nullable String prefix() {
        return action.shown() ? action.word() : null;
    }
}
