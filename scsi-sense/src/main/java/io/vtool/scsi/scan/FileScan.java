package io.vtool.scsi.scan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Scans a plain file with several threads, the caller's being the first. The file is cut in chunks, and whoever is done
 * with one takes the next, so all are busy from the start to the end.
 */
final class FileScan {
    private static final int REPORT_MILLIS = 200;

    private final FileChannel channel;
    private final long size;
    private final RegionScanner[] scanners;
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * A scan of one file.
     *
     * @param channel the file
     * @param size its size; what is appended later is not read
     * @param scanners one for each thread
     */
    FileScan(FileChannel channel, long size, RegionScanner[] scanners) {
        this.channel = channel;
        this.size = size;
        this.scanners = scanners;
    }

    void read(Progress progress) throws IOException {
        Thread[] helpers = new Thread[(int) Math.min(scanners.length - 1, (size - 1) / Chunk.LENGTH)];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(scanners[i + 1]);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
        chunks(scanners[0], progress);
        for (Thread helper : helpers) {
            await(helper, progress);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private final class Helper extends Thread {
        private final RegionScanner scanner;

        Helper(RegionScanner scanner) {
            super("scan");
            this.scanner = scanner;
        }

        @Override
        public void run() {
            chunks(scanner, null);
        }
    }

    private void chunks(RegionScanner scanner, @Nullable Progress progress) {
        Chunk chunk = new Chunk(channel, size, scanner);
        try {
            for (long from = take(); from < size && failure.get() == null; from = take()) {
                chunk.scan(from);
                if (progress != null) {
                    progress.read(from);
                }
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private long take() {
        return next.getAndAdd(Chunk.LENGTH);
    }

    private void await(Thread helper, Progress progress) throws InterruptedIOException {
        try {
            while (helper.isAlive()) {
                helper.join(REPORT_MILLIS);
                progress.read(Math.min(size, next.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
