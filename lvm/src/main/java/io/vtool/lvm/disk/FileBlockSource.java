package io.vtool.lvm.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk image or block device of this machine, opened for reading only. */
public final class FileBlockSource implements BlockSource {
    /** Read at once: what passes through a buffer outside of the heap, which is kept. */
    private static final int PIECE = 128 << 10;

    private final String name;
    private final FileChannel channel;
    private final long size;
    private final int sectorSize;

    private FileBlockSource(String name, FileChannel channel, long size, int sectorSize) {
        this.name = name;
        this.channel = channel;
        this.size = size;
        this.sectorSize = sectorSize;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it is not there or may not be read
     */
    public static FileBlockSource open(String name, Path file, int sectorSize) throws IOException {
        if (Files.isDirectory(file)) { // can be opened on some systems, but not read
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileBlockSource(name, channel, channel.size(), sectorSize);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int sectorSize() {
        return sectorSize;
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        if (offset < 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, at, length);
        int end = at + length;
        while (buffer.position() < end) {
            buffer.limit(Math.min(end, buffer.position() + PIECE));
            int count = channel.read(buffer, offset + buffer.position() - at);
            if (count < 0) {
                break;
            }
        }
        return buffer.position() - at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
