package io.vtool.emulator.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One host of a lab definition.
 *
 * @param name name, unique in the lab, fit for a file name
 * @param initiatorName its iSCSI name
 * @param style in which form its kernel logs
 * @param sessions what it is logged in to when the lab is new
 * @param portals addresses {@code host:port} it is logged in to, for {@link Sessions#SOME}
 * @param rescanned addresses {@code host:port} whose disks it has rescanned since the lab's first faults began
 * @param multipathd whether its multipath daemon runs
 * @param multipathConf text of its {@code multipath.conf}, null for none
 * @param active logical volumes that are active on it when the lab is new, {@code GROUP/VOLUME}; of groups that only an image
 *     knows also {@code GROUP}, or {@link #AUTOMATIC}
 * @param open those of them that somebody has open
 */
public record HostConfig(
        String name,
        String initiatorName,
        Style style,
        Sessions sessions,
        List<String> portals,
        List<String> rescanned,
        boolean multipathd,
        @Nullable String multipathConf,
        List<String> active,
        List<String> open) {
    /** What {@code multipath.conf} a host has if nothing is said: each disk with a serial number gets a map. */
    public static final String USUAL_MULTIPATH_CONF =
            "defaults {\n    user_friendly_names yes\n    find_multipaths no\n}\n";

    /** Stands for all volumes of groups that the lab's definition does not have, but for what activation passes over. */
    public static final String AUTOMATIC = "*";

    /** Which operating system it looks like. */
    public enum Style {
        /** Linux. */
        LINUX,
        /** VMware ESXi. */
        ESXI
    }

    /** What a new host is logged in to. */
    public enum Sessions {
        /** Every portal of the lab that lets it in. */
        ALL,
        /** Nothing, and it has discovered nothing. */
        NONE,
        /** The portals that are listed. */
        SOME
    }

    /** Copies the lists. */
    public HostConfig {
        portals = List.copyOf(portals);
        rescanned = List.copyOf(rescanned);
        active = List.copyOf(active);
        open = List.copyOf(open);
    }
}
