package io.vtool.emulator.array.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The medium of one volume: a sparse file and, for a thin volume, the map of blocks that hold data.
 *
 * <p>Crash rules. Data is written before its block is marked mapped, and a block is marked unmapped before anything else
 * happens to it, each by a write to the operating system: a killed process loses nothing it has acknowledged.
 * {@link #flush} forces the data and then the map: a power failure loses nothing that was flushed. An unmapped block reads
 * as zeros whatever the file holds below it, and whole blocks are written, so old content never shows through.
 *
 * <p>Callers keep writers exclusive; readers may be many.
 */
public final class LunStore implements AutoCloseable {
    private static final int ZERO_CHUNK = 64 << 10;

    private final StoreFile data;
    private final @Nullable ProvisioningMap map;
    private final int blockSize;
    private volatile @Nullable BadBlocks bad;
    private long blocks;

    private LunStore(StoreFile data, @Nullable ProvisioningMap map, int blockSize, long blocks) {
        this.data = data;
        this.map = map;
        this.blockSize = blockSize;
        this.blocks = blocks;
    }

    /**
     * Opens the store, creating what is missing. An image that comes without a map counts as wholly mapped.
     *
     * @param image the data file
     * @param mapFile the provisioning map, used when {@code thin}
     * @param blocks capacity in logical blocks
     * @param blockSize bytes in a logical block
     * @param thin whether the volume is thinly provisioned
     * @return the open store
     * @throws IOException if a file cannot be opened
     */
    public static LunStore open(Path image, Path mapFile, long blocks, int blockSize, boolean thin) throws IOException {
        boolean adopted = thin && Files.notExists(mapFile) && Files.exists(image) && Files.size(image) > 0;
        ProvisioningMap map = thin ? new ProvisioningMap(mapFile, blocks) : null;
        if (map != null && adopted) {
            map.set(0, blocks, true);
        }
        StoreFile data = new StoreFile(image);
        data.resize(blocks * blockSize);
        return new LunStore(data, map, blockSize, blocks);
    }

    /**
     * Counts the mapped blocks of a thin volume that is perhaps not open.
     *
     * @param mapFile its provisioning map
     * @return 0 if there is no map yet
     * @throws IOException if the map cannot be read
     */
    public static long mappedBlocks(Path mapFile) throws IOException {
        return ProvisioningMap.count(mapFile);
    }

    /**
     * Returns the capacity.
     *
     * @return logical blocks
     */
    public long blocks() {
        return blocks;
    }

    /**
     * Reads whole blocks.
     *
     * @param lba first block
     * @param target filled from its position to its limit, a multiple of the block size
     * @throws IOException if the file cannot be read
     */
    public void read(long lba, ByteBuffer target) throws IOException {
        int limit = target.limit();
        long at = lba;
        check(lba, target.remaining() / blockSize, false);
        while (target.position() < limit) {
            int wanted = (limit - target.position()) / blockSize;
            long run = run(at, wanted);
            target.limit(target.position() + Math.toIntExact(run * blockSize));
            if (mapped(at)) {
                data.readFully(target, at * blockSize);
            } else {
                zero(target);
            }
            target.limit(limit);
            at += run;
        }
    }

    private static void zero(ByteBuffer target) {
        while (target.remaining() >= Long.BYTES) {
            target.putLong(0);
        }
        while (target.hasRemaining()) {
            target.put((byte) 0);
        }
    }

    /**
     * Writes whole blocks and maps them.
     *
     * @param lba first block
     * @param source written from its position to its limit, a multiple of the block size
     * @throws IOException if the file cannot be written, for one because the disk is full
     */
    public void write(long lba, ByteBuffer source) throws IOException {
        long count = source.remaining() / blockSize;
        check(lba, count, true);
        data.writeFully(source, lba * blockSize);
        if (map != null) {
            map.set(lba, count, true);
        }
    }

    private void check(long lba, long count, boolean writing) throws MediumErrorException {
        BadBlocks blocksGoneBad = bad;
        long first = blocksGoneBad == null ? BadBlocks.NONE : blocksGoneBad.first(lba, count);
        if (first != BadBlocks.NONE) {
            throw new MediumErrorException(first, writing);
        }
    }

    /**
     * Sets the blocks that can neither be read nor written.
     *
     * @param blocks the bad blocks, null for none
     */
    public void bad(@Nullable BadBlocks blocks) {
        bad = blocks;
    }

    /**
     * Makes blocks read as zeros: unmapped on a thin volume, written on a thick one.
     *
     * @param lba first block
     * @param count number of blocks
     * @throws IOException if the file cannot be written
     */
    public void deallocate(long lba, long count) throws IOException {
        if (map != null) {
            map.set(lba, count, false);
            return;
        }
        if (lba == 0 && count == blocks) {
            data.resize(0);
            data.resize(blocks * blockSize);
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZERO_CHUNK);
        long left = count * blockSize;
        long at = lba * blockSize;
        while (left > 0) {
            zeros.clear().limit((int) Math.min(left, ZERO_CHUNK));
            left -= zeros.limit();
            at += zeros.limit();
            data.writeFully(zeros, at - zeros.limit());
        }
    }

    /** Unmaps or zeroes the whole medium and gives its room back to the file system.
     *
     * @throws IOException if the file cannot be written
     */
    public void erase() throws IOException {
        deallocate(0, blocks);
        data.resize(0);
        data.resize(blocks * blockSize);
    }

    /**
     * Tells whether a block is mapped.
     *
     * @param lba the block
     * @return always true on a thick volume
     * @throws IOException if the map cannot be read
     */
    public boolean mapped(long lba) throws IOException {
        return map == null || map.mapped(lba);
    }

    /**
     * Counts the blocks that share the provisioning state of the first.
     *
     * @param lba first block
     * @param limit most blocks to look at
     * @return from 1 to {@code limit}
     * @throws IOException if the map cannot be read
     */
    public long run(long lba, long limit) throws IOException {
        return map == null ? limit : map.run(lba, limit);
    }

    /**
     * Changes the capacity.
     *
     * @param newBlocks capacity in logical blocks
     * @throws IOException if a file cannot be resized
     */
    public void resize(long newBlocks) throws IOException {
        if (map != null) {
            map.resize(newBlocks);
        }
        data.resize(newBlocks * blockSize);
        blocks = newBlocks;
    }

    /**
     * Puts everything written so far on stable storage: first the data, then the map that vouches for it.
     *
     * @throws IOException if the operating system reports a failure
     */
    public void flush() throws IOException {
        data.force();
        if (map != null) {
            map.force();
        }
    }

    @Override
    public void close() throws IOException {
        try (data) {
            if (map != null) {
                map.close();
            }
        }
    }
}
