package io.vtool.scsi.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Scans a plain file with several threads over a mapping of it. The file is cut in chunks; a chunk's thread takes the
 * lines that start in it, and of those that are longer than {@link RegionScanner#MAX_LINE} only the start.
 */
final class MappedScan {
    private static final long WINDOW = 1L << 30;
    private static final int CHUNK = 1 << 22;
    private static final int REPORT_MILLIS = 200;

    private final FileChannel channel;
    private final long size;
    private final RegionScanner[] scanners;
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * A scan of one file.
     *
     * @param channel the file
     * @param size its size; what is appended later is not read
     * @param scanners one for each thread
     */
    MappedScan(FileChannel channel, long size, RegionScanner[] scanners) {
        this.channel = channel;
        this.size = size;
        this.scanners = scanners;
    }

    void read(Progress progress) throws IOException, InterruptedException {
        for (long start = 0; start < size; start += WINDOW) {
            window(start, progress);
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            scanners[0].passed(1);
        }
    }

    /** Scans the lines that start in one window; the mapping also has the byte before and the rest of the last line. */
    private void window(long start, Progress progress) throws IOException, InterruptedException {
        int lead = start == 0 ? 0 : 1;
        long end = Math.min(size, start + WINDOW);
        long mappedEnd = Math.min(size, end + RegionScanner.MAX_LINE);
        ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, start - lead, mappedEnd - start + lead)
                .order(ByteOrder.LITTLE_ENDIAN);
        int chunksEnd = (int) (end - start) + lead;
        AtomicInteger next = new AtomicInteger(lead);
        Thread[] threads = new Thread[Math.min(scanners.length, 1 + (chunksEnd - lead) / CHUNK)];
        for (int i = 0; i < threads.length; i++) {
            RegionScanner scanner = scanners[i];
            threads[i] = new Thread(() -> chunks(scanner, map, next, chunksEnd), "scan-" + i);
            threads[i].setDaemon(true);
            threads[i].start();
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(REPORT_MILLIS);
                progress.read(done.get());
            }
        }
        Throwable thrown = failure.get();
        if (thrown instanceof InternalError) {
            throw new IOException("it became shorter while it was read", thrown);
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private void chunks(RegionScanner scanner, ByteBuffer map, AtomicInteger next, int chunksEnd) {
        try {
            for (int from = next.getAndAdd(CHUNK); from < chunksEnd; from = next.getAndAdd(CHUNK)) {
                int to = Math.min(chunksEnd, from + CHUNK);
                chunk(scanner, map, from, to);
                done.addAndGet(to - from);
            }
        } catch (InternalError | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Scans the lines that start in a chunk, and counts the newlines that stand in it. */
    private static void chunk(RegionScanner scanner, ByteBuffer map, int from, int to) {
        int first = from == 0 ? 0 : RegionScanner.lineEnd(map, from - 1, to) + 1;
        if (first > from && first <= to) {
            scanner.passed(1);
        }
        if (first >= to) {
            return;
        }
        int limit = Math.min(map.limit(), to + RegionScanner.MAX_LINE);
        int end = Math.min(limit, RegionScanner.lineEnd(map, to - 1, limit) + 1);
        scanner.scan(map, first, end);
        if (end > to && map.get(end - 1) == '\n') {
            scanner.passed(-1);
        }
    }
}
