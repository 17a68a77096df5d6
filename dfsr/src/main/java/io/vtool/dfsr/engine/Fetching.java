package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the content of a file from a sending member to a receiving one, where it waits to be renamed into place. */
final class Fetching {
    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Tree source;
    private final MemberFaults faults;

    Fetching(Member from, Member to, UUID folder, MemberFaults faults) {
        this.from = from;
        this.to = to;
        this.folder = folder;
        this.source = from.tree(folder);
        this.faults = faults;
    }

    /** Copies the file into the service's own folder, null when it has to wait. */
    @Nullable
    Path fetch(IdRecord update, long now) throws IOException, StoreException {
        Path installing = to.service(folder, "Installing")
                .resolve(update.gvsn().toString().replace("{", "").replace("}", ""));
        if (update.directory()) {
            Files.createDirectories(installing);
            return installing;
        }
        Path path = source.path(update);
        String relative = source.relative(update);
        if (path == null || relative == null) {
            return null;
        }
        if (faults.sharingViolation(from.config().name(), relative)) {
            from.debug()
                    .entry(
                            now,
                            "STAG",
                            1522,
                            "WARN",
                            "Staging::OpenForStaging",
                            "Failed to open file for staging. uid:" + update.uid() + " fileName:" + update.name()
                                    + " Error:");
            from.debug()
                    .error(
                            32,
                            "Staging::OpenForStaging",
                            "staging.cpp",
                            "W",
                            "The process cannot access the file because it is being used by another process.");
            from.eventOnce(now, 4304, source.shown(update));
            return null;
        }
        Path staged = from.staging(folder).stage(update, path, relative, now);
        if (staged == null) {
            return null;
        }
        try {
            Files.copy(staged, installing, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null; // gone since the sender's tree was scanned; the next scan says so
        }
        if (!Arrays.equals(FileFacts.of(installing).hash(), update.hash())) {
            Files.deleteIfExists(installing); // changed since; a newer version follows
            return null;
        }
        touch(installing, update);
        return installing;
    }

    /** Gives a file the time that its update tells of. */
    static void touch(Path path, IdRecord update) throws IOException {
        if (!update.directory()) {
            Files.setLastModifiedTime(
                    path, java.nio.file.attribute.FileTime.fromMillis(FileTime.millis(update.updateTime())));
        }
    }
}
