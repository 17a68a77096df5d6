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

/**
 * A file for positional I/O that survives interrupted threads: an interrupt closes a {@link FileChannel} for everybody,
 * so the next user opens it again.
 */
final class StoreFile implements AutoCloseable {
    private final Path path;
    private volatile FileChannel channel;
    private boolean closed;

    StoreFile(Path path) throws IOException {
        this.path = path;
        this.channel = open(path);
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
            channel = open(path);
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
        if (size > length) {
            file.truncate(length);
        } else if (size < length) {
            file.write(ByteBuffer.allocate(1), length - 1);
        }
    }

    void readFully(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel().read(target, at);
            if (count < 0) {
                throw new EOFException(path + " ends at " + at);
            }
            at += count;
        }
    }

    void writeFully(ByteBuffer source, long position) throws IOException {
        long at = position;
        while (source.hasRemaining()) {
            at += channel().write(source, at);
        }
    }

    /** Forces content to the device. */
    void force() throws IOException {
        channel().force(false);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
