package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read, written so that a reader sees the old text or the new one. */
public final class PrivateFile {
    /** For a new file: 0600. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    /** For a new folder: 0700. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private PrivateFile() {}

    /**
     * Makes the folders above a file.
     *
     * @param file the file
     * @return the folder it is in
     * @throws IOException if that cannot be made
     */
    static Path foldersAbove(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no file but a root folder: " + file);
        }
        return folders(parent);
    }

    /**
     * Replaces a file's text, making its folders.
     *
     * @param file the file, 0600
     * @param text its text
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        write(file, text, true);
    }

    /**
     * Replaces a file's text, making its folders.
     *
     * @param file the file, 0600
     * @param text its text
     * @param lasting whether it has to outlast a loss of power; if not, that can leave it empty
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text, boolean lasting) throws IOException {
        Path folder = foldersAbove(file);
        Path draft = folder.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel out =
                FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            if (lasting) {
                out.force(true);
            }
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Makes a folder and those above it that are missing, 0700.
     *
     * @param folder the folder
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static Path folders(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, FOLDER);
    }
}
