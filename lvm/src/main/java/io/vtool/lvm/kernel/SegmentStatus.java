package io.vtool.lvm.kernel;

import java.util.List;

/** What a device-mapper target reports about a segment. */
public sealed interface SegmentStatus {
    /** Nothing is active or nothing was asked. */
    SegmentStatus NONE = new None();

    /** The status could not be understood. */
    SegmentStatus UNKNOWN = new Unknown();

    /** Nothing is active, or the target has no status. */
    record None() implements SegmentStatus {}

    /** The status could not be understood, or is that of another target than expected. */
    record Unknown() implements SegmentStatus {}

    /**
     * A cache.
     *
     * @param settings key and value by turns, as core and policy arguments
     */
    record Cache(
            boolean fail,
            boolean error,
            boolean readOnly,
            boolean needsCheck,
            boolean metadata2,
            boolean noDiscardPassdown,
            long metadataUsed,
            long metadataTotal,
            long usedBlocks,
            long totalBlocks,
            long dirtyBlocks,
            long readHits,
            long readMisses,
            long writeHits,
            long writeMisses,
            long promotions,
            long demotions,
            String mode,
            String policy,
            List<String> settings)
            implements SegmentStatus {
        /** Keeps a copy of the list. */
        public Cache {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A thin pool.
     *
     * @param discards ignore, nopassdown or passdown
     */
    record ThinPool(
            boolean fail,
            boolean error,
            boolean readOnly,
            boolean outOfDataSpace,
            boolean needsCheck,
            long usedMetadata,
            long totalMetadata,
            long usedData,
            long totalData,
            String discards)
            implements SegmentStatus {}

    /** A thin volume. */
    record Thin(boolean fail, long mappedSectors) implements SegmentStatus {}

    /** A snapshot of the old kind. */
    record Snapshot(
            boolean invalid,
            boolean mergeFailed,
            boolean hasMetadata,
            long usedSectors,
            long totalSectors,
            long metadataSectors)
            implements SegmentStatus {}

    /**
     * A RAID volume.
     *
     * @param health a letter for each image: A in sync, a not yet, D failed
     */
    record Raid(
            String health, long insyncRegions, long totalRegions, String syncAction, long mismatches, long dataOffset)
            implements SegmentStatus {}

    /** An old mirror. */
    record Mirror(long insyncRegions, long totalRegions) implements SegmentStatus {}

    /** Checksums under a volume. */
    record Integrity(long mismatches, long providedSectors, long recalculatedSector) implements SegmentStatus {}

    /** A writecache. */
    record Writecache(long error, long totalBlocks, long freeBlocks, long writebackBlocks) implements SegmentStatus {}

    /** A VDO pool. Its shares are not told: lvm2 takes them from statistics of the driver in sysfs. */
    record VdoPool(String operatingMode, String compressionState, String indexState, long usedBlocks)
            implements SegmentStatus {}
}
