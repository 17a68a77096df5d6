package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a lab, which one process has at a time, or the right to use it as it is, which many share. The
 * operating system ends it with the process, so a crash leaves no lock behind; who has the lab for itself stands in a file
 * beside, for messages and for those who look for the server.
 */
public final class LabLock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String OWNER = "owner";

    /** What this process holds: the system counts its locks by process, and forgets them with the first file that is closed. */
    private static final Map<Path, Hold> HELD = new HashMap<>();

    private static final class Hold {
        final FileChannel channel;
        final boolean shared;
        int users = 1;

        Hold(FileChannel channel, boolean shared) {
            this.channel = channel;
            this.shared = shared;
        }
    }

    private final Path key;
    private final @Nullable Path owner;
    private boolean closed;

    private LabLock(Path key, @Nullable Path owner) {
        this.key = key;
        this.owner = owner;
    }

    /**
     * Takes the lock, without waiting.
     *
     * @param directory the lab's folder, which exists
     * @param command what for, as its user would write it: {@code vtool lab serve}
     * @return the lock
     * @throws IOException if its file cannot be written
     * @throws LabException if somebody else has it
     */
    static LabLock take(Path directory, String command) throws IOException, LabException {
        Path owner = directory.resolve(OWNER);
        Path key = hold(directory, false);
        if (key == null) {
            throw busy(directory, owner);
        }
        LabLock lock = new LabLock(key, owner);
        try {
            AtomicFile.write(owner, ProcessHandle.current().pid() + "\t" + command + "\n");
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Shares the lab with others that use it as it is, without waiting.
     *
     * @param directory the lab's folder, which exists
     * @return null if somebody has the lab for himself
     * @throws IOException if the lock's file cannot be opened
     */
    static @Nullable LabLock share(Path directory) throws IOException {
        Path key = hold(directory, true);
        return key == null ? null : new LabLock(key, null);
    }

    private static @Nullable Path hold(Path directory, boolean shared) throws IOException {
        Path key = directory.toRealPath();
        synchronized (HELD) {
            Hold held = HELD.get(key);
            if (held != null) {
                if (!shared || !held.shared) {
                    return null;
                }
                held.users++;
                return key;
            }
            FileChannel channel = lock(key.resolve(LOCK), shared);
            if (channel == null) {
                return null;
            }
            HELD.put(key, new Hold(channel, shared));
            return key;
        }
    }

    private static @Nullable FileChannel lock(Path file, boolean shared) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateFile.FILE);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another part of this very process has it, under another name of the folder
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    private static LabException busy(Path directory, Path owner) throws IOException {
        List<String> fields = holder(directory) == null ? List.of() : owner(owner); // a killed owner leaves its name
        String who = fields.size() == 2
                ? "in use by process " + fields.get(0) + " (" + fields.get(1) + ")"
                : "in use by another process";
        String hint = fields.size() == 2
                ? "stop that one first (kill " + fields.get(0) + "), or name another lab with --lab"
                : "wait for it to end, or name another lab with --lab";
        return new LabException(
                LabException.Kind.BUSY, directory.toString(), "the lab in " + directory + " is " + who, hint);
    }

    private static List<String> owner(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return List.of(text.substring(0, Math.max(end, 0)).split("\t"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * Tells which process has the lab for itself, as far as can be seen without taking it.
     *
     * @param directory the lab's folder
     * @return its number, null if none is seen
     * @throws IOException if it cannot be read
     */
    static @Nullable Long holder(Path directory) throws IOException {
        List<String> fields = owner(directory.resolve(OWNER));
        try {
            long pid = fields.size() == 2 ? Long.parseLong(fields.get(0)) : -1;
            return pid > 0 && ProcessHandle.of(pid).isPresent() ? pid : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Gives the lock up. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            Hold held = HELD.get(key);
            if (closed || held == null) {
                return;
            }
            closed = true;
            if (--held.users > 0) {
                return;
            }
            HELD.remove(key);
            Path mine = owner;
            try (FileChannel channel = held.channel) {
                if (mine != null && channel.isOpen()) {
                    Files.deleteIfExists(mine);
                }
            }
        }
    }
}
