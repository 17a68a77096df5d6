package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.lvm.command.LvmFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files a command names, taken against the working directory, and those in the folder of settings. */
final class WorkingFiles implements LvmFiles {
    /** The usual folder of lvm2's settings. */
    static final String LVM_FOLDER = "/etc/lvm";

    private static final int LIMIT = 64 << 20;

    private final Environment environment;
    private final Path settings;
    private final boolean counts;
    private final @Nullable Path root;

    /** The files of this machine, whose lvm.conf says nothing about images. */
    WorkingFiles(Environment environment) {
        this(environment, environment.resolve(LVM_FOLDER), false, null);
    }

    private WorkingFiles(Environment environment, Path settings, boolean counts, @Nullable Path root) {
        this.environment = environment;
        this.settings = settings;
        this.counts = counts;
        this.root = root;
    }

    /** The files of this machine with the settings in a folder. */
    static WorkingFiles withSettings(Environment environment, Path folder) {
        return new WorkingFiles(environment, folder, true, null);
    }

    /** The files of a lab's host, which has a folder for its own. */
    static WorkingFiles ofHost(Environment environment, Path root) {
        return new WorkingFiles(environment, below(root, LVM_FOLDER), true, root);
    }

    private static Path below(Path root, String name) {
        return root.resolve(name.substring(1));
    }

    @Override
    public byte[] read(String name) throws IOException {
        return read(environment.resolve(name));
    }

    @Override
    public byte @Nullable [] system(String name) {
        try {
            return read(settings.resolve(name));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public byte @Nullable [] settings(String name) {
        return counts ? system(name) : null;
    }

    @Override
    public byte[] ofHost(String name) throws IOException {
        return root != null && name.startsWith("/") ? read(below(root, name)) : read(name);
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException("File too large");
            }
            return bytes;
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Files.write(environment.resolve(name), content);
    }

    @Override
    public void wouldWrite(String name) throws IOException {
        Path folder = environment.resolve(name).toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new NoSuchFileException(name);
        }
    }
}
