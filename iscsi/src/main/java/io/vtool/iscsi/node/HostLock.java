package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes from changing a host's state while this one does. A file called {@code lock.write} is taken as
 * open-iscsi takes it, so that its programs wait for this one and the other way round: it is a link to {@code lock} beside it
 * that only one process can make. Any other file is locked by the system, which ends that with the process.
 */
public final class HostLock {
    /** Name of a lock that open-iscsi understands. */
    public static final String LINK = "lock.write";

    private static final String LINKED = "lock";

    /** What this process has: the system gives a process's lock free with the first channel of the file that is closed. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final @Nullable FileChannel channel;
    private final Path file;

    private HostLock(@Nullable FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
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
        return file.endsWith(LINK) ? tryLink(file) : tryLock(file);
    }

    private static @Nullable HostLock tryLink(Path link) throws IOException {
        Path linked = link.resolveSibling(LINKED);
        if (!Files.exists(linked)) {
            FileChannel.open(linked, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        }
        try {
            return new HostLock(null, Files.createLink(link, linked));
        } catch (FileAlreadyExistsException e) {
            return null;
        }
    }

    private static @Nullable HostLock tryLock(Path named) throws IOException {
        Path file = named.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            return null; // another thread of this process has it
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            return taken ? new HostLock(channel, file) : null;
        } catch (OverlappingFileLockException e) {
            return null; // another thread has it under another name of the file
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(file);
            }
        }
    }

    /**
     * Gives it free.
     *
     * @throws IOException if the file cannot be closed
     */
    public void release() throws IOException {
        if (channel == null) {
            Files.deleteIfExists(file);
            return;
        }
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
