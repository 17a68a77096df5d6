package io.vtool.lvm.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume group to be made.
 *
 * @param pvs in the order {@code vgcreate} would be given them
 * @param extentSize in bytes
 * @param volumes in the order they are made
 * @param systemId the system that owns it, or null
 */
public record GroupPlan(
        String name,
        List<PvPlan> pvs,
        long extentSize,
        List<VolumePlan> volumes,
        List<String> tags,
        @Nullable String systemId) {
    /** What {@code vgcreate} takes by itself, in bytes. */
    public static final long EXTENT_SIZE = 4 << 20;

    /** Keeps copies of the lists. */
    public GroupPlan {
        pvs = List.copyOf(pvs);
        volumes = List.copyOf(volumes);
        tags = List.copyOf(tags);
    }

    /** A group without tags and owner. */
    public static GroupPlan of(String name, List<PvPlan> pvs, long extentSize, List<VolumePlan> volumes) {
        return new GroupPlan(name, pvs, extentSize, volumes, List.of(), null);
    }

    /** The command line that would make it, without its volumes. */
    String commandLine() {
        StringBuilder line = new StringBuilder("vgcreate");
        if (extentSize != EXTENT_SIZE) {
            line.append(" -s ").append(extentSize).append('b');
        }
        line.append(' ').append(name);
        for (PvPlan pv : pvs) {
            line.append(' ').append(pv.device());
        }
        return line.toString();
    }
}
