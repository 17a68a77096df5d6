package io.vtool.lvm.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logical volume to be made.
 *
 * @param size in bytes, rounded up to whole extents; 0 for a thin snapshot, which is as large as its origin
 * @param stripes data stripes; 0 for what the type needs at least
 * @param stripeSize in bytes
 * @param copies how often raid1 and mirror keep the data; 0 for two
 * @param pool the thin pool of a thin volume, the VDO pool of one that lies in it, the cache pool or the fast volume of a
 *     cached one; else null
 * @param origin what a snapshot is taken of; with a pool, the read-only volume outside of it that a thin one builds on; else
 *     null
 * @param chunkSize in bytes, of a snapshot, a thin pool or a cache pool; 0 for what lvm2 takes by itself
 * @param activationSkip whether activation passes it over unless told otherwise; thin snapshots always have it
 * @param used bytes at its beginning that a thin volume takes from its pool, a cache keeps of its origin, or a snapshot
 *     has kept of its origin; of a thin snapshot, those it no longer shares with its origin
 * @param settings what is rarely said
 */
public record VolumePlan(
        String name,
        long size,
        VolumeType type,
        int stripes,
        long stripeSize,
        int copies,
        @Nullable String pool,
        @Nullable String origin,
        long chunkSize,
        List<String> tags,
        boolean readOnly,
        boolean activationSkip,
        long used,
        VolumeSettings settings) {
    private static final long STRIPE_SIZE = 64 << 10;

    /** Keeps a copy of the list. */
    public VolumePlan {
        tags = List.copyOf(tags);
    }

    /** A volume as {@code lvcreate --type} makes it without further options. */
    public static VolumePlan of(String name, long size, VolumeType type) {
        return new VolumePlan(
                name, size, type, 0, STRIPE_SIZE, 0, null, null, 0, List.of(), false, false, 0, VolumeSettings.NONE);
    }

    /** The same over a number of stripes. */
    public VolumePlan withStripes(int count, long bytes) {
        return new VolumePlan(
                name,
                size,
                type,
                count,
                bytes,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same with a number of copies. */
    public VolumePlan withCopies(int count) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                count,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same out of, or behind, a pool. */
    public VolumePlan inPool(String other) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                other,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same as a snapshot of another volume. */
    public VolumePlan ofOrigin(String other) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                other,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same with another chunk size. */
    public VolumePlan withChunks(long bytes) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                bytes,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same with bytes that it takes from its thin pool. */
    public VolumePlan withUsed(long bytes) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                bytes,
                settings);
    }

    /** The same with tags. */
    public VolumePlan withTags(List<String> words) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                words,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same with another size. */
    VolumePlan withSize(long bytes) {
        return new VolumePlan(
                name,
                bytes,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                settings);
    }

    /** The same with what is rarely said. */
    public VolumePlan withSettings(VolumeSettings other) {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                activationSkip,
                used,
                other);
    }

    /** The same, not writable. */
    public VolumePlan asReadOnly() {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                true,
                activationSkip,
                used,
                settings);
    }

    /** The same, passed over by activation. */
    public VolumePlan skippedByActivation() {
        return new VolumePlan(
                name,
                size,
                type,
                stripes,
                stripeSize,
                copies,
                pool,
                origin,
                chunkSize,
                tags,
                readOnly,
                true,
                used,
                settings);
    }

    /** The command line that would make it. */
    String commandLine(String group) {
        StringBuilder line = new StringBuilder("lvcreate --type ").append(type.word());
        if (stripes > 0) {
            line.append(" -i ").append(stripes);
        }
        if (copies > 0) {
            line.append(" -m ").append(copies - 1);
        }
        if (pool != null) {
            line.append(poolOption()).append(pool);
        }
        if (size > 0) {
            line.append(type == VolumeType.THIN || type == VolumeType.VDO ? " -V " : " -L ")
                    .append(size)
                    .append('b');
        }
        line.append(" -n ").append(name).append(' ').append(group);
        return (origin == null ? line : line.append('/').append(origin)).toString();
    }

    private String poolOption() {
        return switch (type) {
            case CACHE -> " --cachepool ";
            case WRITECACHE -> " --cachevol ";
            case VDO -> " --vdopool ";
            default -> " --thinpool ";
        };
    }
}
