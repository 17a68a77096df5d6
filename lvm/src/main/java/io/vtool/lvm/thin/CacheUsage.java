package io.vtool.lvm.thin;

/**
 * How full a cache is, as its own metadata on disk has it. What changed since the last commit is not in it.
 *
 * @param format 1, or 2 where dirty blocks are kept apart
 * @param blockSectors the size of a block of the cache in sectors
 * @param usedBlocks blocks of the cache that hold blocks of the origin
 * @param totalBlocks blocks of the cache
 * @param usedMetadata blocks of metadata in use
 * @param totalMetadata blocks of metadata
 */
record CacheUsage(
        long format, long blockSectors, long usedBlocks, long totalBlocks, long usedMetadata, long totalMetadata) {}
