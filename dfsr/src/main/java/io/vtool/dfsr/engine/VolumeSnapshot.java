package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.SqliteStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a member's volume, as a hypervisor keeps it: the replicated files and the database, each as it was. Bringing it back
 * makes the member forget what it did since: which files it made, changed and deleted, which versions it gave out, and what it knew
 * of its partners. Settings, events and logs stay, as those of the host do that are kept elsewhere.
 */
final class VolumeSnapshot {
    private static final String FOLDER = "snapshot";
    private static final String DATABASE = "dfsr.db";

    private final Member member;
    private final Path folder;

    VolumeSnapshot(Member member) {
        this.member = member;
        this.folder = member.config().home().resolve(FOLDER);
    }

    /** Whether one is kept. */
    boolean isKept() {
        return Files.isRegularFile(folder.resolve(DATABASE));
    }

    /** Keeps the volume as it is now, in place of what was kept before. */
    void take() throws IOException, StoreException {
        drop();
        Files.createDirectories(folder);
        for (Membership membership : member.config().memberships()) {
            copy(membership.directory(), trees(membership));
        }
        try (SqliteStore kept =
                SqliteStore.open(folder.resolve(DATABASE), member.store().database())) {
            transfer(member.store(), kept);
        }
    }

    /** Forgets what is kept. */
    void drop() throws IOException {
        if (Files.exists(folder)) {
            clear(folder, folder);
        }
    }

    /** Makes the volume what it was. */
    void restore() throws IOException, StoreException {
        for (Membership membership : member.config().memberships()) {
            clear(membership.directory(), trees(membership));
            copy(trees(membership), membership.directory());
        }
        try (SqliteStore kept =
                SqliteStore.open(folder.resolve(DATABASE), member.store().database())) {
            member.store().change(() -> transfer(kept, member.store()));
        }
        for (Membership membership : member.config().memberships()) {
            number(membership);
        }
    }

    private Path trees(Membership membership) {
        return folder.resolve(membership.folder().guid().toString());
    }

    private void transfer(RecordStore from, RecordStore to) throws StoreException {
        to.change(() -> {
            to.rebuild(from.database());
            for (Membership membership : member.config().memberships()) {
                UUID guid = membership.folder().guid();
                List<StoreException> failed = new ArrayList<>();
                from.all(guid, record -> {
                    try {
                        to.put(record);
                    } catch (StoreException e) {
                        failed.add(e);
                    }
                    return failed.isEmpty();
                });
                if (!failed.isEmpty()) {
                    throw failed.get(0);
                }
                to.vector(guid, from.vector(guid));
            }
            to.upcomingVersion(from.upcomingVersion());
        });
    }

    /** Files that were copied back have other numbers than those that were lost. */
    private void number(Membership membership) throws IOException, StoreException {
        List<IdRecord> present = new ArrayList<>();
        member.store().all(membership.folder().guid(), record -> {
            if (record.present()) {
                present.add(record);
            }
            return true;
        });
        Tree tree = member.tree(membership.folder().guid());
        for (IdRecord record : present) {
            Path path = tree.path(record);
            if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                long number = FileFacts.of(path).fileId();
                if (number != record.fileId()) {
                    member.store().put(record.withFileId(number));
                }
            }
        }
    }

    /** Copies what is missing or differs, with its times; the service's own folder stays out. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                if (isPrivate(from, path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(path)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(path));
                if (attributes.isRegularFile() && !isSame(path, target)) {
                    Files.copy(
                            path,
                            target,
                            StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING,
                            LinkOption.NOFOLLOW_LINKS);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes what another tree does not have, or has as something else; all of it when the other one is the same. */
    private static void clear(Path tree, Path other) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return isPrivate(tree, path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (tree.equals(other) || !isSame(path, other.resolve(tree.relativize(path)))) {
                    Files.delete(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) throws IOException {
                if (tree.equals(other) || !Files.isDirectory(other.resolve(tree.relativize(path)))) {
                    Files.delete(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isPrivate(Path tree, Path path) {
        Path name = path.getFileName();
        return name != null && tree.equals(path.getParent()) && name.toString().equalsIgnoreCase(Membership.PRIVATE);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
                && Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other))
                && Files.mismatch(one, other) < 0;
    }
}
