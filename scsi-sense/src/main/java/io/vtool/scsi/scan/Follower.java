package io.vtool.scsi.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log as it grows. A log that is renamed and made anew is read to its end before the new one is; a log that is
 * cut to nothing in place is read from its start again; a log that is gone is waited for.
 */
public final class Follower implements Closeable {
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final Tally tally;
    private final StreamScan scan;
    private final byte[] block = new byte[BLOCK];
    private @Nullable FileChannel channel;
    private @Nullable Object identity;
    private long position;

    /**
     * Follows a log from its present end.
     *
     * @param file the log
     * @param options what to tell of
     * @param reader the full decoder
     * @param listener told of every new line that is chosen
     * @throws IOException when the log cannot be opened
     */
    public Follower(Path file, ScanOptions options, EventReader reader, EventListener listener) throws IOException {
        this.file = file;
        tally = new Tally(options, reader);
        tally.listener(listener);
        scan = new StreamScan(new RegionScanner(tally));
        if (!open()) {
            throw new NoSuchFileException(file.toString());
        }
        position = channel == null ? 0 : channel.size();
    }

    /**
     * Reads what is new.
     *
     * @return whether there was anything
     * @throws IOException when reading fails for another reason than a rotation
     */
    public boolean poll() throws IOException {
        boolean any = drain();
        if (rotated()) {
            any |= drain();
            scan.end();
            close();
            any |= open() && drain();
        }
        return any;
    }

    /** How many lines were chosen so far. */
    public long senseLines() {
        return tally.senseLines;
    }

    /** The sum of what throttled lines said so far. */
    public long repeated() {
        return tally.repeated;
    }

    private boolean open() throws IOException {
        try {
            identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            channel = FileChannel.open(file, StandardOpenOption.READ);
            position = 0;
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean rotated() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            return true;
        }
        if (open.size() < position) {
            position = 0;
            scan.end();
            return false;
        }
        try {
            Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return now != null && !now.equals(identity);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean drain() throws IOException {
        FileChannel open = channel;
        boolean any = false;
        if (open != null) {
            tally.reference(Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() / 1000 : 0);
            int length;
            while ((length = open.read(ByteBuffer.wrap(block), position)) > 0) {
                scan.add(block, length);
                position += length;
                any = true;
            }
        }
        return any;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
