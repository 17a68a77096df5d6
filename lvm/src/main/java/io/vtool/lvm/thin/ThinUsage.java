package io.vtool.lvm.thin;

import java.util.Map;

/**
 * How full a thin pool is, as its own metadata on disk has it. What changed since the last commit is not in it, and the part
 * that the kernel holds back for itself is not counted.
 *
 * @param transaction the transaction the metadata is at
 * @param blockSectors the size of a data block in sectors
 * @param mapped the data blocks that each thin device maps, by device number
 */
public record ThinUsage(
        long transaction,
        long blockSectors,
        long usedData,
        long totalData,
        long usedMetadata,
        long totalMetadata,
        Map<Long, Long> mapped) {
    /** Keeps a copy of the map. */
    public ThinUsage {
        mapped = Map.copyOf(mapped);
    }
}
