package io.vtool.lvm.view;

import org.jspecify.annotations.Nullable;

/** The settings of a cache: where they are, and what counts where there are none. */
public final class CacheSettings {
    private static final String POLICY = "mq";
    private static final String MODE = "writethrough";
    private static final long FORMAT = 1;

    private CacheSettings() {}

    /** The segment that holds a cache's settings: its own, or that of its pool; null if it is no cache. */
    public static @Nullable VolumeSegment holder(VolumeSegment segment) {
        if (segment.kind().cachePool()) {
            return segment;
        }
        Volume pool = segment.kind().cache() ? segment.pool() : null;
        if (pool == null) {
            return null;
        }
        return pool.is(VolumeFlag.CACHE_VOL) ? segment : pool.first();
    }

    /** How blocks are chosen, or null if that is open. */
    public static @Nullable String policy(VolumeSegment holder) {
        return text(holder, "policy", POLICY);
    }

    /** When writes reach the origin, or null if that is open. */
    public static @Nullable String mode(VolumeSegment holder) {
        return text(holder, "cache_mode", MODE);
    }

    /** The format of the metadata, 0 if that is open. */
    public static long format(VolumeSegment holder) {
        return holder.settings().number("metadata_format", hasDefaults(holder) ? FORMAT : 0);
    }

    private static @Nullable String text(VolumeSegment holder, String name, String otherwise) {
        String value = holder.settings().text(name);
        return value == null && hasDefaults(holder) ? otherwise : value;
    }

    /** Whether what is not set has a default: so it is in a pool that is used. */
    private static boolean hasDefaults(VolumeSegment holder) {
        return holder.kind().cachePool() && !holder.volume().users().isEmpty();
    }
}
