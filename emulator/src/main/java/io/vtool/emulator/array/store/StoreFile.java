package io.vtool.emulator.array.store;

import io.vtool.iscsi.node.PrivateFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file for positional I/O that survives interrupted threads: an interrupt closes a {@link FileChannel} for everybody,
 * so the next user opens it again. What is beyond {@link #LONGEST} is in a second file of the name with {@code .1} after it,
 * and so on: file systems end files where volumes do not end.
 */
final class StoreFile implements AutoCloseable {
    /** Most bytes of one file: half of what ext4 takes. */
    static final long LONGEST = 8L << 40;

    private final Path path;
    private final int part;
    private @Nullable StoreFile rest;
    private volatile FileChannel channel;
    private boolean closed;

    StoreFile(Path path) throws IOException {
        this(path, 0);
    }

    private StoreFile(Path path, int part) throws IOException {
        this.path = path;
        this.part = part;
        this.channel = open(file());
    }

    private Path file() {
        return part == 0 ? path : path.resolveSibling(path.getFileName() + "." + part);
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.SPARSE),
                PrivateFile.FILE);
    }

    private FileChannel channel() throws IOException {
        FileChannel current = channel;
        return current.isOpen() ? current : reopen();
    }

    private synchronized FileChannel reopen() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!channel.isOpen()) {
            channel = open(file());
        }
        return channel;
    }

    long size() throws IOException {
        return channel().size();
    }

    /** Makes the file exactly this long; what is added reads as zeros and takes no room. */
    void resize(long length) throws IOException {
        FileChannel file = channel();
        long size = file.size();
        long here = Math.min(length, LONGEST);
        if (size > here) {
            file.truncate(here);
        } else if (size < here) {
            file.write(ByteBuffer.allocate(1), here - 1);
        }
        StoreFile beyond = rest;
        if (length > LONGEST && beyond == null) {
            beyond = new StoreFile(path, part + 1);
            rest = beyond;
        }
        if (beyond != null) {
            beyond.resize(Math.max(length - LONGEST, 0));
        }
    }

    void readFully(ByteBuffer target, long position) throws IOException {
        StoreFile beyond = rest;
        int limit = target.limit();
        if (beyond == null || position + target.remaining() <= LONGEST) {
            read(target, position);
            return;
        }
        target.limit(target.position() + here(target, position));
        read(target, position);
        target.limit(limit);
        beyond.readFully(target, Math.max(position - LONGEST, 0));
    }

    void writeFully(ByteBuffer source, long position) throws IOException {
        StoreFile beyond = rest;
        int limit = source.limit();
        if (beyond == null || position + source.remaining() <= LONGEST) {
            write(source, position);
            return;
        }
        source.limit(source.position() + here(source, position));
        write(source, position);
        source.limit(limit);
        beyond.writeFully(source, Math.max(position - LONGEST, 0));
    }

    /** How many of the bytes that are to go somewhere are of this file. */
    private static int here(ByteBuffer bytes, long position) {
        return (int) Math.max(0, Math.min(bytes.remaining(), LONGEST - position));
    }

    private void read(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel().read(target, at);
            if (count < 0) {
                throw new EOFException(file() + " ends at " + at);
            }
            at += count;
        }
    }

    private void write(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += channel().write(source, at);
        }
    }

    /** Forces content to the device. */
    void force() throws IOException {
        channel().force(false);
        StoreFile beyond = rest;
        if (beyond != null) {
            beyond.force();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        StoreFile beyond = rest;
        try {
            channel.close();
        } finally {
            if (beyond != null) {
                beyond.close();
            }
        }
    }
}
