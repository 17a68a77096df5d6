package io.vtool.lvm.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A sparse file as a device that can be written. */
public final class FileBlockTarget implements BlockTarget, AutoCloseable {
    private final FileChannel channel;
    private final long size;

    public FileBlockTarget(Path file, long size) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.write(ByteBuffer.allocate(1), size - 1);
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(long offset, byte[] bytes, int at, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, at, length);
        while (rest.hasRemaining()) {
            channel.write(rest, offset + rest.position() - at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
