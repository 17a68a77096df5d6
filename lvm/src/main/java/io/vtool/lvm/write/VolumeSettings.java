package io.vtool.lvm.write;

import org.jspecify.annotations.Nullable;

/**
 * What is rarely said of a logical volume to be made.
 *
 * @param regionSize of a mirror or raid volume in bytes; 0 for what lvm2 takes by itself
 * @param integrity whether each image of a raid volume keeps checksums of its data
 * @param cacheMode writethrough, writeback or passthrough; null for the first
 * @param dirty bytes, of those a cache holds, that its origin does not have yet
 * @param allocation the allocation policy; null to inherit the group's
 * @param errorWhenFull whether a full thin pool refuses writes at once
 * @param content what is written into a linear volume, or null
 */
public record VolumeSettings(
        long regionSize,
        boolean integrity,
        @Nullable String cacheMode,
        long dirty,
        @Nullable String allocation,
        boolean errorWhenFull,
        @Nullable VolumeContent content) {
    /** Nothing said. */
    public static final VolumeSettings NONE = new VolumeSettings(0, false, null, 0, null, false, null);

    /** The same with checksums. */
    public VolumeSettings withIntegrity() {
        return new VolumeSettings(regionSize, true, cacheMode, dirty, allocation, errorWhenFull, content);
    }

    /** The same in another cache mode, with a number of bytes that the origin does not have yet. */
    public VolumeSettings withCacheMode(String mode, long dirtyBytes) {
        return new VolumeSettings(regionSize, integrity, mode, dirtyBytes, allocation, errorWhenFull, content);
    }

    /** The same with something in it. */
    public VolumeSettings withContent(VolumeContent other) {
        return new VolumeSettings(regionSize, integrity, cacheMode, dirty, allocation, errorWhenFull, other);
    }
}
