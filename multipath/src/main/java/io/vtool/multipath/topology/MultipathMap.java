package io.vtool.multipath.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One multipath map: a volume and the groups of paths to it. What is unknown is null.
 *
 * @param alias name of the map, the WWID when it has no other
 * @param wwid world wide identifier of the volume
 * @param dm kernel name of the map ({@code dm-3}, for native NVMe {@code nvme1n1})
 * @param vendor vendor of the array
 * @param product product name of the array
 * @param size as shown ({@code 10G}); for native NVMe the number of sectors
 * @param features count and words of the table's features ({@code 1 queue_if_no_path})
 * @param hwhandler count and words of the hardware handler ({@code 1 alua})
 * @param wp {@code rw}, {@code ro} or {@code undef}
 * @param action what was done to the map as it was shown ({@code create}, {@code reload} ...), null for none
 * @param foreign subsystem that manages the map instead of device-mapper ({@code nvme}), null for device-mapper
 * @param rev firmware revision, shown for foreign maps only
 * @param groups its path groups in order
 */
public record MultipathMap(
        @Nullable String alias,
        @Nullable String wwid,
        @Nullable String dm,
        @Nullable String vendor,
        @Nullable String product,
        @Nullable String size,
        @Nullable String features,
        @Nullable String hwhandler,
        @Nullable String wp,
        @Nullable String action,
        @Nullable String foreign,
        @Nullable String rev,
        List<PathGroup> groups) {
    /** Keeps its own copy of the groups. */
    public MultipathMap {
        groups = List.copyOf(groups);
    }
}
