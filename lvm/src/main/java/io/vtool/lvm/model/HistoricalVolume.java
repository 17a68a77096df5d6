package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A removed volume that the metadata still remembers.
 *
 * @param creationTime in seconds since 1970; 0 if unknown, as with the removal time
 * @param origin the volume it was a snapshot of, with a leading dash if that is history too; or null
 */
public record HistoricalVolume(
        String name,
        LvmId id,
        long creationTime,
        long removalTime,
        @Nullable String origin,
        List<String> descendants) {
    /** Keeps a copy of the list. */
    public HistoricalVolume {
        descendants = List.copyOf(descendants);
    }
}
