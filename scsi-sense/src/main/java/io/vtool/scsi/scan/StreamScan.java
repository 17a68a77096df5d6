package io.vtool.scsi.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Scans what can only be read from front to back: compressed files and pipes. One thread reads and
 * decompresses, the caller's thread scans. What was read before an error stays counted.
 */
final class StreamScan {
    private static final int BLOCK = 1 << 18;
    private static final int BLOCKS = 4;

    private record Block(byte[] bytes, int length, @Nullable Throwable failure) {}

    private final RegionScanner scanner;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DataBlock.NEAR + BLOCK + RegionScanner.MAX_LINE);
    private final ByteBuffer view = buffer.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS);
    /** How many bytes at the start of the buffer were scanned; they are kept for the names that stand in them. */
    private int kept;

    private boolean insideLongLine;
    private boolean unended;

    StreamScan(RegionScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Reads to the end.
     *
     * @param in plain bytes
     * @param progress told how many bytes were read
     */
    void read(InputStream in, Progress progress) throws IOException {
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new byte[BLOCK]);
        }
        Thread producer = new Thread(() -> produce(in), "scan-reader");
        producer.setDaemon(true);
        producer.start();
        try {
            consume(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            producer.interrupt();
        }
    }

    private void produce(InputStream in) {
        try {
            Throwable failure = null;
            int length = 0;
            while (length >= 0 && failure == null) {
                byte[] bytes = empty.take();
                length = -1;
                try {
                    length = in.read(bytes, 0, bytes.length);
                } catch (IOException | RuntimeException e) {
                    failure = e;
                }
                full.put(new Block(bytes, length, failure));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume(Progress progress) throws InterruptedException, IOException {
        long total = 0;
        while (true) {
            Block block = full.take();
            if (block.length() > 0) {
                add(block.bytes(), block.length());
                total += block.length();
                progress.read(total);
            }
            if (block.length() < 0) {
                end();
                if (block.failure() != null) {
                    throw block.failure() instanceof IOException e
                            ? e
                            : new IOException(String.valueOf(block.failure().getMessage()), block.failure());
                }
                return;
            }
            empty.put(block.bytes());
        }
    }

    /** Adds bytes behind those of an unfinished line and scans all finished lines. */
    void add(byte[] bytes, int length) {
        int from = 0;
        if (insideLongLine) {
            while (from < length && bytes[from] != '\n') {
                from++;
            }
            if (from == length) {
                return;
            }
            scanner.passed(1);
            from++;
            insideLongLine = false;
        }
        buffer.put(bytes, from, length - from);
        int filled = buffer.position();
        int end = filled;
        while (end > kept && buffer.get(end - 1) != '\n') {
            end--;
        }
        end = DataBlock.whole(view, Math.max(kept, end - DataBlock.REACH), end);
        scanner.scan(view, kept, end);
        kept = Math.min(end, DataBlock.NEAR);
        buffer.limit(filled).position(end - kept);
        buffer.compact();
        if (buffer.position() - kept >= RegionScanner.MAX_LINE) {
            scanner.scan(view, kept, buffer.position());
            clear();
            insideLongLine = true;
        }
        int last = buffer.position();
        unended = insideLongLine || last > kept && buffer.get(last - 1) != '\n';
    }

    private void clear() {
        buffer.clear();
        kept = 0;
    }

    /** Scans what stands behind the last newline. */
    void end() {
        scanner.scan(view, kept, buffer.position());
        if (unended) {
            scanner.passed(1);
        }
        clear();
        insideLongLine = false;
        unended = false;
    }
}
