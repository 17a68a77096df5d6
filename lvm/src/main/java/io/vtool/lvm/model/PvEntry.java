package io.vtool.lvm.model;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.text.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PV as the metadata lists it.
 *
 * @param key the name segments refer to it by, for example pv0
 * @param deviceSize in sectors of 512 bytes
 * @param extentStart where the first extent is, in sectors
 * @param settings the entry's section, for what has no name here
 */
public record PvEntry(
        String key,
        LvmId id,
        List<String> status,
        List<String> flags,
        List<String> tags,
        long deviceSize,
        long extentStart,
        long extentCount,
        Section settings) {
    private static final long MOST_SECTORS = 1L << 62;

    /** Keeps copies of the lists. */
    public PvEntry {
        status = List.copyOf(status);
        flags = List.copyOf(flags);
        tags = List.copyOf(tags);
    }

    /** The size in sectors that lvm2 takes it to have on a device of that many: one that is missing or impossible is mended. */
    public long sizeOn(long deviceSectors) {
        return mended() ? deviceSectors : deviceSize;
    }

    /** Whether the size is missing or impossible. */
    public boolean mended() {
        return deviceSize == 0 || Long.compareUnsigned(deviceSize, MOST_SECTORS) > 0;
    }

    /** The path the PV had when the metadata was written, or null. */
    public @Nullable String deviceHint() {
        return settings.text("device");
    }

    /** Whether the metadata was changed while the PV was missing. */
    public boolean missing() {
        return flags.contains("MISSING") || status.contains("MISSING");
    }
}
