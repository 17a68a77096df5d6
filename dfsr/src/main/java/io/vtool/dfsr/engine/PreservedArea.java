package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ConflictAndDeleted folder of a member, which is kept below its quota. */
final class PreservedArea {
    private static final String FOLDER = "ConflictAndDeleted";
    private static final String MANIFEST = "ConflictAndDeletedManifest.xml";
    private static final int PERCENT = 100;
    private static final int NOT_FOUND = 2;

    private final Member member;
    private final Membership membership;
    private final MemberFaults faults;

    PreservedArea(Member member, Membership membership, MemberFaults faults) {
        this.member = member;
        this.membership = membership;
        this.faults = faults;
    }

    private Path service() {
        return membership.directory().resolve(Membership.PRIVATE);
    }

    private long quota() throws StoreException {
        return member.settings().quota(membership.folder().guid(), "ConflictSizeInMb", membership.conflictQuota());
    }

    /** Removes the oldest files down to the low watermark when the high one is passed. */
    void tidy(long now) throws IOException, StoreException {
        Path area = service().resolve(FOLDER);
        if (!Files.isDirectory(area)) {
            return;
        }
        damage(area);
        PreservedManifest.Content manifest = PreservedManifest.read(service().resolve(MANIFEST));
        if (!manifest.whole()) {
            missing(now, MANIFEST);
            return;
        }
        long quota = quota();
        long used = size(area);
        if (used <= quota / PERCENT * member.settings().setting("ConflictHighWatermarkPercent", 90)) {
            return;
        }
        long low = quota / PERCENT * member.settings().setting("ConflictLowWatermarkPercent", 60);
        List<PreservedManifest.Entry> left = new ArrayList<>(manifest.entries());
        while (!left.isEmpty() && used > low) {
            PreservedManifest.Entry oldest = left.remove(0);
            Path path = area.resolve(oldest.newName()).normalize();
            if (!path.startsWith(area) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                missing(now, oldest.newName());
                continue;
            }
            used -= size(path);
            delete(path);
        }
        rewrite(left);
    }

    /** What the fault does: the manifest ends in the middle, and a file that it names is gone. */
    private void damage(Path area) throws IOException, StoreException {
        long since = faults.manifestDamaged(member.config().name());
        String key = "manifest." + membership.folder().guid();
        if (since == 0 || Long.toString(since).equals(member.store().value(key))) {
            return;
        }
        Path manifest = service().resolve(MANIFEST);
        List<PreservedManifest.Entry> entries = PreservedManifest.read(manifest).entries();
        if (entries.isEmpty()) {
            return; // there is nothing to damage yet
        }
        Path first = area.resolve(entries.get(0).newName()).normalize();
        if (first.startsWith(area)) {
            delete(first);
        }
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.substring(0, text.lastIndexOf("<NewName>")));
        member.store().value(key, Long.toString(since));
    }

    private void missing(long now, String name) {
        member.debug()
                .entry(
                        now,
                        "FREP",
                        2801,
                        "WARN",
                        "ConflictWorker::CleanupConflict",
                        "Failed to clean up ConflictAndDeleted. csName:"
                                + membership.folder().name() + " fileName:" + name + " Error:");
        member.debug()
                .error(
                        NOT_FOUND,
                        "ConflictWorker::CleanupConflict",
                        "conflictworker.cpp",
                        "W",
                        "The system cannot find the file specified.");
    }

    /** Removes all preserved files and the manifest (CleanupConflictDirectory). */
    void empty() throws IOException {
        delete(service().resolve(FOLDER));
        Files.deleteIfExists(service().resolve(MANIFEST));
    }

    private void rewrite(List<PreservedManifest.Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\r\n<ConflictAndDeletedManifest>\r\n");
        for (PreservedManifest.Entry entry : entries) {
            text.append(entry.text());
        }
        Path part = service().resolve(MANIFEST + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(
                part, service().resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long size(Path path) throws IOException {
        long[] size = {0};
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return size[0];
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = new ArrayList<>(walk.toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(all.get(i));
        }
    }
}
