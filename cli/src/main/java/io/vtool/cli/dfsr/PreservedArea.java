package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.engine.Replication;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One area of one member that keeps files: a folder, and the manifest that tells what is in it. */
record PreservedArea(GroupMember member, Membership membership, String name) {
    private static final List<String> AREAS = List.of("ConflictAndDeleted", "PreExisting");

    /** The areas of all members, or of one. */
    static List<PreservedArea> of(List<Replication> groups, @Nullable String only) {
        List<PreservedArea> areas = new ArrayList<>();
        for (Replication group : groups) {
            for (GroupMember member : group.group().members()) {
                if (only == null || only.equalsIgnoreCase(member.name())) {
                    for (Membership membership : member.memberships()) {
                        for (String name : AREAS) {
                            areas.add(new PreservedArea(member, membership, name));
                        }
                    }
                }
            }
        }
        return areas;
    }

    private Path folder() {
        return membership.directory().resolve(Membership.PRIVATE).resolve(name);
    }

    private Path manifest() {
        String file = name.equals("PreExisting") ? "PreexistingManifest.xml" : name + "Manifest.xml";
        return folder().resolveSibling(file);
    }

    /** The file that an entry tells of, null when its name would lead elsewhere. */
    private @Nullable Path file(PreservedManifest.Entry entry) {
        Path path = folder().resolve(entry.newName()).normalize();
        return path.startsWith(folder()) && !path.equals(folder()) ? path : null;
    }

    private Row row(PreservedManifest.Entry entry, String state) {
        return DfsrPreservedCommand.COLUMNS.row(
                member.name(),
                membership.folder().name(),
                name,
                entry.path(),
                entry.newName(),
                entry.type(),
                entry.time(),
                entry.size(),
                entry.uid(),
                entry.gvsn(),
                state);
    }

    private Row wrong(String file, String state) {
        return DfsrPreservedCommand.COLUMNS.row(
                member.name(), membership.folder().name(), name, null, file, null, null, null, null, null, state);
    }

    private static boolean exists(@Nullable Path path) {
        return path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Shows every file that the manifest tells of. */
    void list(RowSink rows) throws IOException {
        for (PreservedManifest.Entry entry : PreservedManifest.read(manifest()).entries()) {
            rows.row(row(entry, exists(file(entry)) ? "kept" : "missing"));
        }
    }

    /** Shows what manifest and folder do not agree about. */
    void verify(RowSink rows) throws IOException {
        PreservedManifest.Content content = PreservedManifest.read(manifest());
        if (!content.whole()) {
            rows.row(wrong(String.valueOf(manifest().getFileName()), "the manifest is damaged"));
        }
        Set<String> listed = new HashSet<>();
        for (PreservedManifest.Entry entry : content.entries()) {
            listed.add(entry.newName());
            if (!exists(file(entry))) {
                rows.row(row(entry, "missing"));
            }
        }
        if (Files.isDirectory(folder())) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder())) {
                for (Path file : files) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
            names.sort(null);
            for (String file : names) {
                if (!listed.contains(file)) {
                    rows.row(wrong(file, "not in the manifest"));
                }
            }
        }
    }

    /** Copies what has one of the names back to where it was, and never over anything. */
    void restore(List<String> names, RowSink rows) throws IOException {
        for (PreservedManifest.Entry entry : PreservedManifest.read(manifest()).entries()) {
            String shown = entry.path().startsWith("\\\\.\\") ? entry.path().substring(4) : entry.path();
            if (!names.contains(entry.newName()) && !names.contains(entry.path()) && !names.contains(shown)) {
                continue;
            }
            Path kept = file(entry);
            Path target = target(shown);
            if (kept == null || !exists(kept)) {
                rows.row(row(entry, "missing"));
            } else if (target == null || exists(target)) {
                rows.row(row(entry, target == null ? "outside the folder" : "something else is there"));
            } else {
                copy(kept, target);
                rows.row(row(entry, "restored"));
            }
        }
    }

    private @Nullable Path target(String shown) {
        String root = membership.rootPath() + "\\";
        if (!shown.regionMatches(true, 0, root, 0, root.length())) {
            return null;
        }
        Path directory = membership.directory();
        Path target = directory
                .resolve(shown.substring(root.length()).replace('\\', '/'))
                .normalize();
        return target.startsWith(directory) && !target.equals(directory) ? target : null;
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
        }
    }
}
