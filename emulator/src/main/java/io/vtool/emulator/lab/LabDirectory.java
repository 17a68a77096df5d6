package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.array.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a lab: the definition in {@code lab}, and the files of its volumes in {@code data-N}. Making the lab anew
 * writes a definition that names the next data folder, in one step that happens or does not, and then removes the old one.
 */
public final class LabDirectory {
    private static final String DEFINITION = "lab";
    private static final String DATA = "data-";

    private final Path path;

    /**
     * Names the folder; nothing is read.
     *
     * @param path where it is or will be
     */
    public LabDirectory(Path path) {
        this.path = path;
    }

    /**
     * Returns the folder.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }

    /**
     * Tells whether a lab was made here, of whatever version.
     *
     * @return whether there is a definition
     */
    public boolean exists() {
        return Files.exists(path.resolve(DEFINITION));
    }

    /**
     * Takes the right to change the lab, making the folder if it is missing.
     *
     * @param command what for
     * @return the lock
     * @throws IOException if the folder cannot be written
     * @throws LabException if somebody else has the lab, or the folder holds something else
     */
    public LabLock lock(String command) throws IOException, LabException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, OwnerOnly.FOLDER);
        } else if (!exists() && holdsOther()) {
            throw new LabException(
                    LabException.Kind.IN_THE_WAY,
                    path.toString(),
                    path + " is not empty and holds no lab",
                    "name an empty or new folder");
        }
        return LabLock.take(path, command);
    }

    private boolean holdsOther() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.equals("lock")
                        && !name.equals("hosts")
                        && !name.startsWith("owner")
                        && !name.startsWith("lab")) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Tells which process has the lab, as far as can be seen.
     *
     * @return its number, null if none is seen
     * @throws IOException if it cannot be read
     */
    public @Nullable Long holder() throws IOException {
        return LabLock.holder(path);
    }

    /**
     * Reads the definition.
     *
     * @return what the lab consists of
     * @throws IOException if it cannot be read
     * @throws LabException if there is none or it is of another version
     */
    public LabDefinition definition() throws IOException, LabException {
        return saved().definition();
    }

    /**
     * Returns where an array keeps its volumes.
     *
     * @param array name of the array
     * @return a folder, perhaps not there yet
     * @throws IOException if the definition cannot be read
     * @throws LabException if there is no lab
     */
    public Path data(String array) throws IOException, LabException {
        return path.resolve(DATA + saved().generation()).resolve(array);
    }

    /**
     * Counts the bytes that a volume holds: those that are mapped of a thin one, all of a thick one.
     *
     * @param array its array
     * @param volume the volume
     * @return bytes
     * @throws IOException if they cannot be counted
     * @throws LabException if there is no lab
     */
    public long allocatedBytes(ArrayConfig array, VolumeConfig volume) throws IOException, LabException {
        if (!volume.thin()) {
            return volume.size();
        }
        return LunStore.mappedBlocks(data(array.name()).resolve(volume.name() + ".map")) * volume.blockSize();
    }

    private SavedLab saved() throws IOException, LabException {
        if (!exists()) {
            throw new LabException(
                    LabException.Kind.MISSING,
                    path.toString(),
                    "there is no lab in " + path,
                    "make one with 'vtool lab init'");
        }
        try {
            return SavedLabText.read(Files.readString(path.resolve(DEFINITION), StandardCharsets.UTF_8));
        } catch (SavedLabText.Unusable | CharacterCodingException e) {
            throw new LabException(
                    LabException.Kind.UNUSABLE,
                    path.toString(),
                    "the lab in " + path + " cannot be used: "
                            + (e instanceof SavedLabText.Unusable ? e.getMessage() : "it is no text"),
                    "use the version of vtool that made it, or make it anew with 'vtool lab init --force'");
        }
    }

    /**
     * Makes the lab, or makes it anew, losing all its data.
     *
     * @param definition what it consists of
     * @param lock shows that the caller may
     * @throws IOException if it cannot be written
     */
    public void create(LabDefinition definition, LabLock lock) throws IOException {
        int generation = 1;
        while (Files.exists(path.resolve(DATA + generation))) {
            generation++;
        }
        Path data = path.resolve(DATA + generation);
        Files.createDirectories(data, OwnerOnly.FOLDER);
        AtomicFile.write(path.resolve(DEFINITION), SavedLabText.write(new SavedLab(generation, definition)));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, DATA + "*")) {
            for (Path other : all) {
                if (!other.equals(data)) {
                    delete(other);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
