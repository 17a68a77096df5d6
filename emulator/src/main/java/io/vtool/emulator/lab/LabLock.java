package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.emulator.array.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a lab, which one process has at a time. The operating system ends it with the process, so a crash
 * leaves no lock behind; who has it stands in a file beside, for messages and for those who look for the server.
 */
public final class LabLock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String OWNER = "owner";

    private final FileChannel channel;
    private final Path owner;

    private LabLock(FileChannel channel, Path owner) {
        this.channel = channel;
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
        FileChannel channel = FileChannel.open(
                directory.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.FILE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // this very process has it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            throw busy(directory, owner);
        }
        AtomicFile.write(owner, ProcessHandle.current().pid() + "\t" + command + "\n");
        return new LabLock(channel, owner);
    }

    private static LabException busy(Path directory, Path owner) throws IOException {
        List<String> fields = owner(owner);
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
     * Tells which process has the lock, as far as can be seen without taking it.
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
        try (channel) {
            Files.deleteIfExists(owner);
        }
    }
}
