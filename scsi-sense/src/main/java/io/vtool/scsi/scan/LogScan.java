package io.vtool.scsi.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Supplier;

/**
 * Counts the events of logs, in one pass and constant memory. A log that fails half-way leaves what was counted before.
 */
public final class LogScan {
    private final Tally[] tallies;
    private final RegionScanner[] scanners;

    /**
     * A scan of nothing so far.
     *
     * @param options what to count
     * @param readers makes the full decoder of a thread
     */
    public LogScan(ScanOptions options, Supplier<EventReader> readers) {
        int threads = Math.max(1, options.threads());
        tallies = new Tally[threads];
        scanners = new RegionScanner[threads];
        for (int i = 0; i < threads; i++) {
            tallies[i] = new Tally(options, readers.get());
            scanners[i] = new RegionScanner(tallies[i]);
        }
    }

    /**
     * Scans a file, compressed or not.
     *
     * @param file the file
     * @param progress told how far it is
     * @throws IOException when it cannot be read, or not to its end
     */
    public void file(Path file, Progress progress) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            if (facts.isDirectory()) {
                throw new FileSystemException(file.toString(), null, "it is a directory");
            }
            reference(facts.lastModifiedTime().toMillis() / 1000);
            long size = facts.isRegularFile() ? channel.size() : 0;
            if (size > 0 && isPlain(channel)) {
                new FileScan(channel, size, scanners).read(progress);
                return;
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            plain(in, progress);
        }
    }

    /**
     * Scans a stream, compressed or not.
     *
     * @param in the stream; it is not closed
     * @param now the time, which stamps without a year are taken to be before; seconds since 1970
     * @param progress told how far it is
     * @throws IOException when it cannot be read to its end
     */
    public void stream(InputStream in, long now, Progress progress) throws IOException {
        reference(now);
        plain(in, progress);
    }

    /** What was counted so far. */
    public ScanResult result() {
        Tally sum = tallies[0].fresh();
        long lines = 0;
        for (int i = 0; i < tallies.length; i++) {
            sum.addAll(tallies[i]);
            lines += scanners[i].lines();
        }
        return Ranking.result(lines, sum);
    }

    private void reference(long seconds) {
        for (Tally tally : tallies) {
            tally.reference(seconds);
        }
    }

    private static boolean isPlain(FileChannel channel) throws IOException {
        byte[] head = new byte[Compression.MAGIC];
        int length = channel.read(java.nio.ByteBuffer.wrap(head), 0);
        return Compression.of(head, length) == Compression.NONE && WideLog.encoding(head, length) == null;
    }

    private void plain(InputStream in, Progress progress) throws IOException {
        new StreamScan(scanners[0]).read(PlainLog.open(in), progress);
    }
}
