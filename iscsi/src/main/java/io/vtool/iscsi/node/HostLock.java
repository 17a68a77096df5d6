package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps other processes from changing a host's state while this one does. */
public final class HostLock {
    private final FileChannel channel;

    private HostLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param file the lock's file, made if missing
     * @return null when another has it
     * @throws IOException if the file cannot be opened
     */
    public static @Nullable HostLock tryTake(Path file) throws IOException {
        PrivateFile.foldersAbove(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HostLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process has it
        }
        channel.close();
        return null;
    }

    /**
     * Gives it free.
     *
     * @throws IOException if the file cannot be closed
     */
    public void release() throws IOException {
        channel.close();
    }
}
