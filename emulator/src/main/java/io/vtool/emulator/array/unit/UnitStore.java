package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.BadBlocks;
import io.vtool.emulator.array.store.LunStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a volume, opened when first used. */
final class UnitStore {
    private final Path directory;
    private @Nullable LunStore store;
    private @Nullable BadBlocks bad;
    private boolean closed;

    UnitStore(Path directory) {
        this.directory = directory;
    }

    /** Where a file of a volume is. */
    Path file(VolumeConfig volume, String suffix) {
        return directory.resolve(volume.name() + suffix);
    }

    synchronized LunStore open(VolumeConfig volume) throws IOException {
        LunStore open = store;
        if (closed) {
            throw new IOException("volume " + volume.name() + " is closed");
        }
        if (open == null) {
            open = LunStore.open(
                    file(volume, ".img"), file(volume, ".map"), volume.blocks(), volume.blockSize(), volume.thin());
            open.bad(bad);
            store = open;
        }
        return open;
    }

    synchronized void bad(@Nullable BadBlocks blocks) {
        bad = blocks;
        if (store != null) {
            store.bad(blocks);
        }
    }

    /** Puts everything on stable storage and lets go of the files; nobody is in the middle of using them. */
    void close() throws IOException {
        LunStore open;
        synchronized (this) {
            open = store;
            store = null;
            closed = true;
        }
        if (open != null) {
            try (open) {
                open.flush();
            }
        }
    }
}
