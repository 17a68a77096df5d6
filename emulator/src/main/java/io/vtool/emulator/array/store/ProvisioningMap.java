package io.vtool.emulator.array.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One bit per logical block: set when the block is mapped. The file is a bare bit string, block 0 in the lowest bit of
 * byte 0; pages of it are loaded on first touch, changes are written through. Readers may run in parallel, a writer needs
 * the unit for itself.
 */
final class ProvisioningMap implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int PAGE_BITS = PAGE_BYTES * 8;
    private static final byte[] EMPTY = new byte[PAGE_BYTES];

    private final StoreFile file;
    private long blocks;
    private AtomicReferenceArray<byte[]> pages;

    ProvisioningMap(Path path, long blocks) throws IOException {
        this.file = new StoreFile(path);
        this.blocks = blocks;
        this.pages = new AtomicReferenceArray<>(pageCount(blocks));
        file.resize((long) pages.length() * PAGE_BYTES);
    }

    /** Counts the blocks that are mapped in a file that may be missing. */
    static long count(Path path) throws IOException {
        if (Files.notExists(path)) {
            return 0;
        }
        long count = 0;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] page = new byte[PAGE_BYTES];
            for (int n = in.read(page); n > 0; n = in.read(page)) {
                for (int i = 0; i < n; i++) {
                    count += Integer.bitCount(page[i] & 0xff);
                }
            }
        }
        return count;
    }

    private static int pageCount(long blocks) {
        return Math.toIntExact((blocks + PAGE_BITS - 1) / PAGE_BITS);
    }

    /** Follows a change of capacity; blocks that are added are not mapped. */
    void resize(long newBlocks) throws IOException {
        if (newBlocks < blocks) {
            set(newBlocks, blocks - newBlocks, false);
        }
        blocks = newBlocks;
        file.resize((long) pageCount(newBlocks) * PAGE_BYTES);
        pages = new AtomicReferenceArray<>(pageCount(newBlocks));
    }

    boolean mapped(long block) throws IOException {
        int bit = (int) (block % PAGE_BITS);
        return (page((int) (block / PAGE_BITS))[bit >> 3] >> (bit & 7) & 1) != 0;
    }

    /** Counts blocks from {@code block} on that share its state, at most {@code limit}. */
    long run(long block, long limit) throws IOException {
        boolean state = mapped(block);
        byte whole = (byte) (state ? 0xff : 0);
        long at = block;
        long end = block + limit;
        while (at < end) {
            byte[] page = page((int) (at / PAGE_BITS));
            int bit = (int) (at % PAGE_BITS);
            if (isShared(page) && !state) {
                at += PAGE_BITS - bit;
            } else if ((bit & 7) == 0 && page[bit >> 3] == whole) {
                at += 8;
            } else if ((page[bit >> 3] >> (bit & 7) & 1) != 0 == state) {
                at++;
            } else {
                break;
            }
        }
        return Math.min(at, end) - block;
    }

    void set(long first, long count, boolean mapped) throws IOException {
        long at = first;
        long end = first + count;
        while (at < end) {
            int index = (int) (at / PAGE_BITS);
            int from = (int) (at % PAGE_BITS);
            int to = (int) Math.min(PAGE_BITS, from + (end - at));
            setInPage(index, from, to, mapped);
            at += to - from;
        }
    }

    private void setInPage(int index, int from, int to, boolean mapped) throws IOException {
        byte[] page = page(index);
        if (isShared(page)) {
            if (!mapped) {
                return;
            }
            page = new byte[PAGE_BYTES];
            pages.set(index, page);
        }
        if (setBits(page, from, to, mapped)) {
            int firstByte = from >> 3;
            int length = ((to + 7) >> 3) - firstByte;
            file.writeFully(ByteBuffer.wrap(page, firstByte, length), (long) index * PAGE_BYTES + firstByte);
        }
    }

    /** Tells whether a page is the one that stands for all pages without a mapped block. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isShared(byte[] page) {
        return page == EMPTY;
    }

    private static boolean setBits(byte[] page, int from, int to, boolean mapped) {
        boolean changed = false;
        int bit = from;
        while (bit < to) {
            int at = bit >> 3;
            byte before = page[at];
            if ((bit & 7) == 0 && to - bit >= 8) {
                page[at] = (byte) (mapped ? 0xff : 0);
                bit += 8;
            } else {
                int mask = 1 << (bit & 7);
                page[at] = (byte) (mapped ? before | mask : before & ~mask);
                bit++;
            }
            changed |= page[at] != before;
        }
        return changed;
    }

    private byte[] page(int index) throws IOException {
        byte[] page = pages.get(index);
        if (page != null) {
            return page;
        }
        byte[] loaded = new byte[PAGE_BYTES];
        file.readFully(ByteBuffer.wrap(loaded), (long) index * PAGE_BYTES);
        byte[] kept = Arrays.equals(loaded, EMPTY) ? EMPTY : loaded;
        return pages.compareAndSet(index, null, kept) ? kept : pages.get(index);
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
