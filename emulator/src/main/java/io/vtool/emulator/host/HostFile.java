package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A small text file of a lab, of a host's kernel or of its daemons: a reader sees the old text or the new, a change keeps other changes out. */
public final class HostFile {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);
    private static final int TRIES = 6000;

    private final Path file;
    private final Path lock;
    private final Pace pace;
    private final boolean lasting;

    /**
     * Names a file; nothing is read or written by that.
     *
     * @param file the file
     * @param pace to wait for others with
     */
    public HostFile(Path file, Pace pace) {
        this(file, pace, true);
    }

    /**
     * Names a file; nothing is read or written by that.
     *
     * @param file the file
     * @param pace to wait for others with
     * @param lasting whether it has to outlast a loss of power, as what is in a host's {@code /run} does not
     */
    HostFile(Path file, Pace pace, boolean lasting) {
        this.lasting = lasting;
        this.file = file;
        this.lock = file.resolveSibling("." + file.getFileName() + ".lock");
        this.pace = pace;
    }

    /**
     * Returns where it is.
     *
     * @return the file, perhaps not there yet
     */
    public Path path() {
        return file;
    }

    /**
     * Reads it.
     *
     * @return its text, empty if it is not there
     * @throws IOException if it cannot be read
     */
    public String read() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /**
     * Changes it, with nobody else doing so meanwhile.
     *
     * @param change makes the new text from the old one; must not change another file of the host that way
     * @throws IOException if it cannot be read or written, or another has it for half a minute
     */
    public void update(UnaryOperator<String> change) throws IOException {
        HostLock held = take();
        try {
            String old = read();
            String text = change.apply(old);
            if (!text.equals(old)) {
                PrivateFile.write(file, text, lasting);
            }
        } finally {
            held.release();
        }
    }

    private HostLock take() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HostLock held = HostLock.tryTake(lock);
            if (held != null) {
                return held;
            }
            pace.sleep(BETWEEN_TRIES);
        }
        throw new IOException("another command has locked " + file + " for half a minute");
    }
}
