package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what people changed in a member's tree, and makes it the member's changes. */
final class Scan {
    private final Member member;
    private final Membership membership;
    private final RecordStore store;
    private final long now;
    private final Fence fence;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, IdRecord> byFile = new HashMap<>();
    private final List<IdRecord> present = new ArrayList<>();
    private VersionVector known = new VersionVector();
    private int changes;
    private boolean unreadable;

    /** A file on disk, and the entry of the folder that it stands in; of those in the root, null is the root itself. */
    private static final class Entry {
        private final FileFacts facts;
        private final int parent;
        private Version uid;

        private Entry(FileFacts facts, int parent, Version uid) {
            this.facts = facts;
            this.parent = parent;
            this.uid = uid;
        }
    }

    /**
     * Readies it.
     *
     * @param now the moment, milliseconds since 1970
     * @param fence the fence of what is found
     */
    Scan(Member member, Membership membership, long now, Fence fence) {
        this.member = member;
        this.membership = membership;
        this.store = member.store();
        this.now = now;
        this.fence = fence;
    }

    /** Finds and keeps all changes; tells how many there were. */
    int run() throws IOException, StoreException {
        walk();
        store.all(membership.folder().guid(), record -> {
            if (record.present()) {
                present.add(record);
                byFile.put(record.fileId(), record);
            }
            return true;
        });
        known = store.vector(membership.folder().guid());
        store.change(() -> {
            try {
                Set<Version> found = match();
                bury(found);
            } catch (IOException e) {
                throw new StoreException("cannot read " + membership.directory() + ": " + e.getMessage(), e);
            }
            if (changes > 0) {
                store.vector(membership.folder().guid(), known);
            }
        });
        return changes;
    }

    /** Lists the tree, folders before what is in them. */
    private void walk() throws IOException {
        Version root = Version.root(membership.folder().guid());
        list(membership.directory(), -1, root);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).facts.directory()) {
                list(entries.get(i).facts.path(), i, root);
            }
        }
    }

    private void list(Path folder, int parent, Version root) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(paths::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // gone since it was seen
        } catch (AccessDeniedException e) {
            skip(folder);
            return;
        }
        paths.sort(null);
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            if (parent < 0 && name.equalsIgnoreCase(Membership.PRIVATE)) {
                continue;
            }
            FileFacts facts;
            try {
                facts = FileFacts.of(path);
            } catch (NoSuchFileException e) {
                continue;
            }
            if (takes(facts, name)) {
                entries.add(new Entry(facts, parent, root));
            }
        }
    }

    private boolean takes(FileFacts facts, String name) {
        if (!facts.directory() && !facts.regular()) {
            return false; // links and devices are not replicated
        }
        return member.filter(membership, name, facts.directory()).isEmpty();
    }

    /** What cannot be read is left as it is known, and nothing in this run is taken for deleted. */
    private void skip(Path path) {
        unreadable = true;
        member.event(now, 4312, path.toString());
    }

    /** Finds the record of each file, and keeps what is new about it. */
    private Set<Version> match() throws IOException, StoreException {
        Set<Long> onDisk = new HashSet<>();
        for (Entry entry : entries) {
            IdRecord record = byFile.get(entry.facts.fileId());
            if (record == null || isSame(record, entry.facts)) {
                onDisk.add(entry.facts.fileId());
            }
        }
        Set<Version> found = new HashSet<>();
        for (Entry entry : entries) {
            Version parent =
                    entry.parent < 0 ? Version.root(membership.folder().guid()) : entries.get(entry.parent).uid;
            IdRecord record = byFile.get(entry.facts.fileId());
            if (record == null || !isSame(record, entry.facts) || found.contains(record.uid())) {
                record = replaced(entry.facts, parent, onDisk, found);
            }
            try {
                entry.uid = record == null ? create(entry.facts, parent) : update(record, entry.facts, parent);
            } catch (NoSuchFileException e) {
                continue; // gone since it was seen
            } catch (AccessDeniedException e) {
                skip(entry.facts.path());
                continue;
            }
            found.add(entry.uid);
        }
        return found;
    }

    /**
     * Whether a file is that of a record with its number. A file system gives the number of a deleted file to the next one, so
     * that one with another name and another content is another file.
     */
    private static boolean isSame(IdRecord record, FileFacts facts) {
        boolean untouched = record.size() == facts.size() && FileTime.millis(record.updateTime()) == facts.modified();
        return record.directory() == facts.directory()
                && (facts.directory() || untouched || record.name().equals(facts.name()));
    }

    /** A file that a program wrote anew under the old name: the record whose own file is gone. */
    private @Nullable IdRecord replaced(FileFacts facts, Version parent, Set<Long> onDisk, Set<Version> found)
            throws StoreException {
        IdRecord record = store.present(membership.folder().guid(), parent, facts.name());
        boolean same = record != null
                && record.directory() == facts.directory()
                && !onDisk.contains(record.fileId())
                && !found.contains(record.uid());
        return same ? record : null;
    }

    private Version create(FileFacts facts, Version parent) throws IOException, StoreException {
        byte[] hash = facts.hash();
        Version version = store.nextVersion();
        IdRecord record = new IdRecord(
                membership.folder().guid(),
                version,
                version,
                parent,
                facts.name(),
                IdRecord.PRESENT | IdRecord.UID_VISIBLE,
                facts.directory() ? IdRecord.DIRECTORY : IdRecord.ARCHIVE,
                fence,
                FileTime.ofMillis(now),
                FileTime.ofMillis(facts.created()),
                FileTime.ofMillis(facts.modified()),
                facts.size(),
                hash,
                facts.fileId(),
                member.nextUsn());
        keep(record, "UsnConsumer::CreateNewRecord", "LDB Inserting ID Record:");
        return version;
    }

    private Version update(IdRecord record, FileFacts facts, Version parent) throws IOException, StoreException {
        boolean moved = !record.name().equals(facts.name()) || !record.parent().equals(parent);
        boolean written = !facts.directory()
                && (record.size() != facts.size()
                        || FileTime.millis(record.updateTime()) != facts.modified()
                        || record.fileId() != facts.fileId());
        if (!moved && !written) {
            if (record.fileId() != facts.fileId()) { // a folder that was copied into place
                store.put(record.withFileId(facts.fileId()));
            }
            return record.uid();
        }
        IdRecord changed = new IdRecord(
                record.folder(),
                record.uid(),
                store.nextVersion(),
                parent,
                facts.name(),
                record.flags() | IdRecord.UID_VISIBLE,
                record.attributes(),
                fence,
                Math.max(FileTime.ofMillis(now), record.clock() + 1),
                record.createTime(),
                facts.directory() ? record.updateTime() : FileTime.ofMillis(facts.modified()),
                facts.size(),
                written ? facts.hash() : record.hash(),
                facts.fileId(),
                member.nextUsn());
        keep(changed, "UsnConsumer::UpdateIdRecord", "LDB Updating ID Record:");
        return record.uid();
    }

    /** What is no longer there was deleted, the deepest first. */
    private void bury(Set<Version> found) throws StoreException {
        List<IdRecord> gone = new ArrayList<>();
        for (IdRecord record : present) {
            boolean filtered = !member.filter(membership, record.name(), record.directory())
                    .isEmpty();
            if (!found.contains(record.uid()) && !filtered && !unreadable) {
                gone.add(record);
            }
        }
        Map<Version, Integer> depths = new HashMap<>();
        for (IdRecord record : gone) {
            depths.put(record.uid(), depth(record));
        }
        gone.sort((a, b) -> {
            int order = Integer.compare(depths.getOrDefault(b.uid(), 0), depths.getOrDefault(a.uid(), 0));
            return order == 0 ? a.uid().compareTo(b.uid()) : order;
        });
        for (IdRecord record : gone) {
            IdRecord tombstone = Tombstones.of(
                    record,
                    store.nextVersion(),
                    Math.max(FileTime.ofMillis(now), record.clock() + 1),
                    0,
                    member.nextUsn());
            keep(tombstone, "UsnConsumer::TombstoneRecord", "LDB Updating ID Record:");
        }
    }

    private int depth(IdRecord record) throws StoreException {
        String path = member.tree(record.folder()).relative(record);
        int depth = 0;
        for (int i = 0; path != null && i < path.length(); i++) {
            depth += path.charAt(i) == '/' ? 1 : 0;
        }
        return depth;
    }

    private void keep(IdRecord record, String function, String text) throws StoreException {
        store.put(record);
        known.add(record.gvsn());
        changes++;
        member.debug().entry(now, "USNC", 2612, "", function, text);
        member.debug().record(record);
    }
}
