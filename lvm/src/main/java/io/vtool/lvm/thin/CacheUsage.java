package io.vtool.lvm.thin;

/**
 * How full a cache is, as its own metadata on disk has it. What changed since the last commit is not in it.
 *
 * @param format 1, or 2 where dirty blocks are kept apart
 * @param blockSectors the size of a block of the cache in sectors
 * @param usedBlocks blocks of the cache that hold blocks of the origin
 * @param totalBlocks blocks of the cache
 * @param dirtyBlocks of those, the ones that the origin does not have yet, as the last clean end left them
 * @param usedMetadata blocks of metadata in use
 * @param totalMetadata blocks of metadata
 */
public record CacheUsage(
        long format,
        long blockSectors,
        long usedBlocks,
        long totalBlocks,
        long dirtyBlocks,
        long usedMetadata,
        long totalMetadata) {}
