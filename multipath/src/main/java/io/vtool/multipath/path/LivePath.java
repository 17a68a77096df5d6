package io.vtool.multipath.path;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.probe.Identity;
import org.jspecify.annotations.Nullable;

/** One path and what changes about it while a command, or multipathd, deals with it. */
public final class LivePath {
    /** Priority of a path that has none yet. */
    public static final int NO_PRIORITY = -1;

    /** Kernel name; empty for a device that a table names and the machine does not have. */
    public String name;

    /** Major and minor number. */
    public String devt;

    /** The disk, null when the machine does not have it. */
    public @Nullable BlockDevice device;

    /** Who the disk is. */
    public Identity identity = Identity.UNKNOWN;

    /** WWID of the volume, empty while unknown. */
    public String wwid = "";

    /** What the configuration says, null while it was not asked. */
    public @Nullable PathPolicy policy;

    /** Size in sectors when the path was last looked at. */
    public long sectors;

    /** What the checker found last. */
    public PathStatus status = PathStatus.UNCHECKED;

    /** What device-mapper thinks. */
    public KernelStatus kernel = KernelStatus.UNDEF;

    /** How far it got. */
    public InitStatus init = InitStatus.NEW;

    /** Whether the SCSI device was set offline. */
    public boolean offline;

    /** Whether the device could be opened at some time since it was found. */
    public boolean opened;

    /** Priority, {@link #NO_PRIORITY} for none. */
    public int priority = NO_PRIORITY;

    /** Name of the checker in use, null while none was chosen. */
    public @Nullable String checker;

    /** Name of the prioritizer in use, null while none was chosen. */
    public @Nullable String prioritizer;

    /** Whether an operator stopped the checker. */
    public boolean checkerStopped;

    /** Seconds to the next check. */
    public int tick;

    /** Seconds between checks. */
    public int interval;

    /** How often device-mapper failed it. */
    public int failures;

    /** Whether an operator or the error counters made it marginal. */
    public boolean marginal;

    /** How often it failed after coming back, and what follows from that. */
    public PathErrors errors = new PathErrors();

    /** Alias of the map it belongs to, null for none. */
    public @Nullable String map;

    /** A path by its name and number. */
    public LivePath(String name, String devt) {
        this.name = name;
        this.devt = devt;
    }

    /** A path to a disk. */
    public LivePath(BlockDevice device) {
        this(device.name(), device.devt());
        this.device = device;
        this.sectors = device.sectors();
    }

    /** Host, channel, target and LUN; {@code #:#:#:#} for a missing device. */
    public String hcil() {
        BlockDevice disk = device;
        return disk == null ? "#:#:#:#" : disk.hcil();
    }

    /** Vendor, empty when unknown. */
    public String vendor() {
        BlockDevice disk = device;
        return disk == null ? "" : disk.vendor();
    }

    /** Product, empty when unknown. */
    public String product() {
        BlockDevice disk = device;
        return disk == null ? "" : disk.product();
    }

    /** Revision, empty when unknown. */
    public String revision() {
        BlockDevice disk = device;
        return disk == null ? "" : disk.revision();
    }

    /** What the state of the SCSI device says before any checker is asked; notes whether it is offline. */
    public PathStatus deviceStatus() {
        BlockDevice disk = device;
        if (disk == null) {
            return PathStatus.REMOVED;
        }
        String state = disk.state();
        offline = state.startsWith("offline");
        if (state.startsWith("blocked") || state.startsWith("quiesce")) {
            return PathStatus.PENDING;
        }
        return state.startsWith("running") ? PathStatus.UP : PathStatus.DOWN;
    }
}
