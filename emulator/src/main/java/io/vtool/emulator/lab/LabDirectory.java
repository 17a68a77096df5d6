package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.host.HostFile;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a lab: the definition in {@code lab}, and the files of its volumes in {@code data-N}. Making the lab anew
 * writes a definition that names the next data folder, in one step that happens or does not, and then removes the old one.
 * The definition is read once: whoever has the lab's lock can rely on it.
 */
public final class LabDirectory {
    static final String DEFINITION = "lab";
    static final String DATA = "data-";
    static final String STATE = "state-";

    private final Path path;
    private volatile @Nullable SavedLab saved;
    private volatile boolean draft;

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
     * Says that there is none.
     *
     * @return the trouble
     */
    public LabException missing() {
        return new LabException(
                LabException.Kind.MISSING,
                path.toString(),
                "there is no lab in " + path,
                "make one with 'vtool lab init'");
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
            Files.createDirectories(path, PrivateFile.FOLDER);
        } else if (!exists() && ForeignFolder.is(path)) {
            throw new LabException(
                    LabException.Kind.IN_THE_WAY,
                    path.toString(),
                    path + " is not empty and holds no lab",
                    "name an empty or new folder");
        }
        return LabLock.take(path, command);
    }

    /**
     * Takes the right to change the lab, and waits for commands that have it; not for a server, which has it for good.
     *
     * @param command what for
     * @param use whose patience counts
     * @return the lock
     * @throws IOException if the folder cannot be written
     * @throws LabException if somebody else has the lab for longer, or the folder holds something else
     */
    public LabLock lock(String command, LabUse use) throws IOException, LabException {
        return LabAccess.waitFor(this, command, use);
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
        return known().definition();
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
        return path.resolve(DATA + known().generation()).resolve(array);
    }

    /**
     * Returns where everything about a host is.
     *
     * @param host name of the host
     * @return a folder, perhaps not there yet
     * @throws IOException if the definition cannot be read
     * @throws LabException if there is no lab
     */
    public Path host(String host) throws IOException, LabException {
        return state().resolve("hosts").resolve(host);
    }

    /** The file that shows that a host is installed. */
    Path installed(String host) throws IOException, LabException {
        return state().resolve("installed").resolve(host);
    }

    /** The file that shows that what is broken from the start is broken. */
    Path prepared() throws IOException, LabException {
        return state().resolve("prepared");
    }

    /** The folder that keeps what faults have replaced on volumes. */
    Path saved() throws IOException, LabException {
        return state().resolve("saved");
    }

    private Path state() throws IOException, LabException {
        return path.resolve(STATE + known().generation());
    }

    /**
     * Returns the list of what is broken.
     *
     * @param clock to wait with for others that change it
     * @return the list
     * @throws IOException if the definition cannot be read
     * @throws LabException if there is no lab
     */
    public LabFaults faults(LabClock clock) throws IOException, LabException {
        return new LabFaults(new HostFile(state().resolve("faults"), clock));
    }

    /**
     * Moves the lab's clock forward.
     *
     * @param millis by how much
     * @param clock to wait with for others that do so too
     * @return how far it is ahead of real time now, milliseconds
     * @throws IOException if that cannot be kept
     * @throws LabException if there is no lab
     */
    public long advance(long millis, LabClock clock) throws IOException, LabException {
        return new SavedClock(state().resolve("clock")).advance(millis, clock);
    }

    /**
     * Returns how far the lab's clock is ahead of real time.
     *
     * @return milliseconds
     * @throws IOException if it cannot be read
     * @throws LabException if there is no lab
     */
    public long clockOffset() throws IOException, LabException {
        return new SavedClock(state().resolve("clock")).offset();
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

    private SavedLab known() throws IOException, LabException {
        SavedLab known = saved;
        if (known == null) {
            known = load();
            saved = known;
        }
        return known;
    }

    private SavedLab load() throws IOException, LabException {
        if (!exists()) {
            throw missing();
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
     * @throws LabException if the definition asks for what cannot be; the lab is as it was before
     */
    public void create(LabDefinition definition, LabLock lock) throws IOException, LabException {
        draft(definition, lock);
        keepDraft();
    }

    /**
     * Begins to make the lab anew. From here on this object is about the new lab, while everybody else sees the old one, until
     * {@link OpenLab#finish} has ended well.
     *
     * @param definition what it consists of
     * @param lock shows that the caller may
     * @throws IOException if it cannot be written
     * @throws LabException if the definition asks for what cannot be
     */
    public void draft(LabDefinition definition, LabLock lock) throws IOException, LabException {
        saved = new LabMaker(path).draft(definition);
        draft = true;
    }

    /** What was begun is the lab from now on. */
    void keepDraft() throws IOException {
        SavedLab made = saved;
        if (draft && made != null) {
            new LabMaker(path).keep(made);
            draft = false;
        }
    }

    /** What was begun is taken away. */
    void discardDraft() throws IOException {
        SavedLab made = saved;
        if (draft && made != null) {
            saved = null;
            draft = false;
            new LabMaker(path).discard(made);
        }
    }
}
