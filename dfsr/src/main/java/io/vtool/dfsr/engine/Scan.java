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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what people changed in a member's tree, and makes it the member's changes. */
final class Scan {
    private static final String LAST = "scan.";

    private final Member member;
    private final Membership membership;
    private final RecordStore store;
    private final long now;
    private final Fence fence;
    private VersionVector known = new VersionVector();
    private int changes;
    private boolean unreadable;

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
        Listing listing = Listing.of(member, membership);
        for (Path path : listing.unreadable()) {
            skip(path);
        }
        List<IdRecord> present = new ArrayList<>();
        store.all(membership.folder().guid(), record -> {
            if (record.present()) {
                present.add(record);
            }
            return true;
        });
        known = store.vector(membership.folder().guid());
        long moment = FileNumber.moment(member.config().home());
        store.change(() -> {
            try {
                bury(present, match(listing.entries(), present));
            } catch (IOException e) {
                throw new StoreException("cannot read " + membership.directory() + ": " + e.getMessage(), e);
            }
            store.value(LAST + membership.folder().guid(), Long.toString(moment));
            if (changes > 0) {
                store.vector(membership.folder().guid(), known);
            }
        });
        return changes;
    }

    /** What cannot be read is left as it is known, and nothing in this run is taken for deleted. */
    private void skip(Path path) {
        unreadable = true;
        member.event(now, 4312, path.toString());
    }

    /** When the disk was last looked at, by its own clock; 0 when that is not known. */
    private long lastScan() throws StoreException {
        String last = store.value(LAST + membership.folder().guid());
        return last == null ? 0 : Long.parseLong(last);
    }

    /** Finds the record of each file, and keeps what is new about it. */
    private Set<Version> match(List<Listing.Entry> entries, List<IdRecord> present) throws IOException, StoreException {
        Version root = Version.root(membership.folder().guid());
        Identity identity = new Identity(root, entries, present, lastScan());
        Map<Listing.Entry, Version> uids = new HashMap<>();
        Set<Version> found = new HashSet<>();
        for (Listing.Entry entry : entries) {
            Listing.Entry above = entry.parent();
            Version parent = above == null ? root : uids.get(above);
            if (parent == null) {
                continue; // its folder is gone since it was seen
            }
            try {
                IdRecord record = identity.of(entry, parent);
                Version uid = record == null ? create(entry.facts(), parent) : update(record, entry.facts(), parent);
                uids.put(entry, uid);
                found.add(uid);
            } catch (NoSuchFileException e) {
                // gone since it was seen
            } catch (AccessDeniedException e) {
                skip(entry.facts().path());
            }
        }
        return found;
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
                        || !FileNumber.same(record.fileId(), facts.fileId()));
        if (!moved && !written) {
            if (record.fileId()
                    != facts.fileId()) { // a folder that was copied into place, or a number that tells more now
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
    private void bury(List<IdRecord> present, Set<Version> found) throws StoreException {
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
