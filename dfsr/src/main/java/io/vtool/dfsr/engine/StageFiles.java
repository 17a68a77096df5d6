package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files in a staging area, the oldest first; read once, and known from then on. */
final class StageFiles {
    private final Membership membership;
    private final String member;
    private final MemberFaults faults;
    private final Path area;
    private @Nullable List<Staged> staged;

    private record Staged(Path path, long size, long modified) {}

    /**
     * Readies it.
     *
     * @param member whose they are
     * @param area the folder that holds them
     */
    StageFiles(Membership membership, String member, MemberFaults faults, Path area) {
        this.membership = membership;
        this.member = member;
        this.faults = faults;
        this.area = area;
    }

    boolean isEmpty() throws IOException {
        return all().isEmpty();
    }

    /** Takes note of a file that was staged just now. */
    void add(Path path, FileFacts facts) throws IOException {
        all().add(new Staged(path, facts.size(), facts.modified()));
    }

    /** Deletes the oldest files; those that are open stay. */
    void purge(long keep) throws IOException {
        List<Staged> open = new ArrayList<>();
        List<Staged> files = all();
        while (!files.isEmpty() && used() > keep - size(open)) {
            Staged oldest = files.remove(0);
            if (!deleted(oldest.path())) {
                open.add(oldest);
            }
        }
        files.addAll(0, open);
    }

    private static long size(List<Staged> files) {
        long size = 0;
        for (Staged file : files) {
            size += file.size();
        }
        return size;
    }

    private boolean deleted(Path path) {
        String below = membership.directory().relativize(path).toString();
        if (faults.sharingViolation(member, below)) {
            return false;
        }
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes that are staged. */
    long used() throws IOException {
        long used = 0;
        for (Staged file : all()) {
            used += file.size();
        }
        return used;
    }

    private List<Staged> all() throws IOException {
        List<Staged> found = staged;
        if (found == null) {
            found = new ArrayList<>();
            collect(found);
            found.sort((a, b) -> a.modified() == b.modified()
                    ? a.path().compareTo(b.path())
                    : Long.compare(a.modified(), b.modified()));
            staged = found;
        }
        return found;
    }

    private void collect(List<Staged> found) throws IOException {
        if (!Files.isDirectory(area)) {
            return;
        }
        Files.walkFileTree(area, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(new Staged(
                        file, attributes.size(), attributes.lastModifiedTime().toMillis()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
