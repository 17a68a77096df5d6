package io.vtool.multipath.map;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.PathPolicy;
import io.vtool.multipath.probe.Identity;
import org.jspecify.annotations.Nullable;

/** What the configuration in force says. */
public interface Policies {
    /** What holds for all maps. */
    GlobalPolicy global();

    /** What holds for the paths of a device. */
    PathPolicy path(BlockDevice device);

    /**
     * What holds for a map.
     *
     * @param wwid its WWID
     * @param device one of its devices, null when none is there
     */
    MapPolicy map(String wwid, @Nullable BlockDevice device);

    /** The rule that keeps a device of this name out, null for none. */
    @Nullable String excludedName(String name);

    /** The rule that keeps a device out for its properties, its kind or its transport, null for none. */
    @Nullable String excludedDevice(BlockDevice device, Identity identity, String uidAttribute);

    /** The rule that keeps a volume out, null for none. */
    @Nullable String excludedWwid(String wwid);
}
