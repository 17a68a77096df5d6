package io.vtool.emulator.array.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One bit per logical block: set when the block is mapped. The file is a bare bit string, block 0 in the lowest bit of
 * byte 0; it ends after the last block that was ever mapped, and all that follow are not. Pages of it are loaded on first
 * touch, changes are written through. Readers may run in parallel, a writer needs the unit for itself.
 */
final class ProvisioningMap implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int PAGE_BITS = PAGE_BYTES * 8;
    private static final byte[] EMPTY = new byte[PAGE_BYTES];
    private static final int SHEET = 1024;
    private static final int CHUNK = 1 << 20;

    private final StoreFile file;
    private long blocks;
    private volatile long mappedEnd;
    /** Sheets of pages, made when the first of theirs is loaded. */
    private AtomicReferenceArray<AtomicReferenceArray<byte[]>> sheets;

    ProvisioningMap(Path path, long blocks) throws IOException {
        this.file = new StoreFile(path);
        this.blocks = blocks;
        this.sheets = new AtomicReferenceArray<>(sheetCount(blocks));
        this.mappedEnd = file.size();
    }

    /** Counts the blocks that are mapped in a file that may be missing. */
    static long count(Path path) throws IOException {
        if (Files.notExists(path)) {
            return 0;
        }
        long count = 0;
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        try (FileChannel in = FileChannel.open(path)) {
            while (in.read(chunk.clear()) > 0) {
                chunk.flip();
                while (chunk.remaining() >= Long.BYTES) {
                    count += Long.bitCount(chunk.getLong());
                }
                while (chunk.hasRemaining()) {
                    count += Integer.bitCount(chunk.get() & 0xff);
                }
            }
        }
        return count;
    }

    private static int sheetCount(long blocks) {
        return Math.toIntExact((blocks + PAGE_BITS - 1) / PAGE_BITS / SHEET + 1);
    }

    /** Follows a change of capacity; blocks that are added are not mapped. */
    void resize(long newBlocks) throws IOException {
        if (newBlocks < blocks) {
            set(newBlocks, blocks - newBlocks, false);
        }
        blocks = newBlocks;
        file.resize(Math.min(mappedEnd, (newBlocks + 7) / 8));
        mappedEnd = file.size();
        sheets = new AtomicReferenceArray<>(sheetCount(newBlocks));
    }

    /** Whether no block from a page on was ever mapped. */
    private boolean isBeyond(int page) {
        return (long) page * PAGE_BYTES >= mappedEnd;
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
            if (!state && isBeyond((int) (at / PAGE_BITS))) {
                return limit;
            }
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
            if (!mapped && isBeyond(index)) {
                return;
            }
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
            sheet(index).set(index % SHEET, page);
        }
        if (setBits(page, from, to, mapped)) {
            int firstByte = from >> 3;
            int length = ((to + 7) >> 3) - firstByte;
            long at = (long) index * PAGE_BYTES + firstByte;
            file.writeFully(ByteBuffer.wrap(page, firstByte, length), at);
            mappedEnd = Math.max(mappedEnd, at + length);
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

    private AtomicReferenceArray<byte[]> sheet(int page) {
        AtomicReferenceArray<byte[]> sheet = sheets.get(page / SHEET);
        if (sheet != null) {
            return sheet;
        }
        sheets.compareAndSet(page / SHEET, null, new AtomicReferenceArray<>(SHEET));
        return sheets.get(page / SHEET);
    }

    private byte[] page(int index) throws IOException {
        AtomicReferenceArray<byte[]> sheet = sheet(index);
        byte[] page = sheet.get(index % SHEET);
        if (page != null) {
            return page;
        }
        byte[] loaded = new byte[PAGE_BYTES];
        long at = (long) index * PAGE_BYTES;
        if (at < mappedEnd) {
            file.readFully(ByteBuffer.wrap(loaded, 0, (int) Math.min(PAGE_BYTES, mappedEnd - at)), at);
        }
        byte[] kept = Arrays.equals(loaded, EMPTY) ? EMPTY : loaded;
        return sheet.compareAndSet(index % SHEET, null, kept) ? kept : sheet.get(index % SHEET);
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
