package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which record a file on disk is of. A file in its old place is the old one, whatever it holds now. One in another place is
 * the old one when it was there at the last look and its number proves it, as on NTFS: also an empty folder with another name, and a
 * file that was both moved and changed since. Where the disk does not tell when files were born, the number of a deleted file may be that of the
 * next one and proves nothing: then a file has to hold the same content still, a folder something of what stood in it before, and
 * all else is new.
 */
final class Identity {
    /** Milliseconds in which a disk may give a number again and tell the same moment of birth. */
    static final long TICK = 10;

    private final Version root;
    private final long lastScan;
    private final List<IdRecord> records;
    private final Map<Long, List<Listing.Entry>> onDisk = new HashMap<>();
    private final Map<Long, List<IdRecord>> byFile = new HashMap<>();
    private final Map<Version, Map<String, IdRecord>> byPlace = new HashMap<>();
    private final Map<Version, IdRecord> byUid = new HashMap<>();
    private final Map<Listing.Entry, Map<Version, Boolean>> moved = new HashMap<>();
    private final Set<Version> taken = new HashSet<>();

    /**
     * Readies it.
     *
     * @param root UID of the root
     * @param entries what is on disk
     * @param records records of files that exist
     * @param lastScan when the disk was last looked at, milliseconds since 1970 by its own clock; 0 when that is not known
     */
    Identity(Version root, List<Listing.Entry> entries, List<IdRecord> records, long lastScan) {
        this.root = root;
        this.lastScan = lastScan;
        this.records = records;
        for (Listing.Entry entry : entries) {
            onDisk.computeIfAbsent(FileNumber.place(entry.facts().fileId()), id -> new ArrayList<>(1))
                    .add(entry);
        }
        for (IdRecord one : records) {
            byFile.computeIfAbsent(FileNumber.place(one.fileId()), id -> new ArrayList<>(1))
                    .add(one);
            byPlace.computeIfAbsent(one.parent(), parent -> new HashMap<>()).put(one.name(), one);
            byUid.put(one.uid(), one);
        }
    }

    /** Records of files that exist by what was known. */
    List<IdRecord> records() {
        return records;
    }

    /**
     * The record of a file, null when it is new.
     *
     * @param entry the file
     * @param parent UID of the folder that it stands in
     */
    @Nullable
    IdRecord of(Listing.Entry entry, Version parent) throws IOException {
        FileFacts facts = entry.facts();
        IdRecord here = byPlace.getOrDefault(parent, Map.of()).get(facts.name());
        here = here == null || here.directory() != facts.directory() || taken.contains(here.uid()) ? null : here;
        IdRecord found = here;
        if (here == null || !FileNumber.same(here.fileId(), facts.fileId())) {
            found = movedHere(entry);
            if (found == null && here != null && !isElsewhere(here, entry)) {
                found = here; // written anew under its old name
            }
        }
        if (found != null) {
            taken.add(found.uid());
        }
        return found;
    }

    /** The records that may be of a file, by its number. */
    private List<IdRecord> records(FileFacts facts) {
        List<IdRecord> same = new ArrayList<>(1);
        for (IdRecord one : byFile.getOrDefault(FileNumber.place(facts.fileId()), List.of())) {
            if (FileNumber.same(one.fileId(), facts.fileId())) {
                same.add(one);
            }
        }
        return same;
    }

    /** The files that a record may be of, by their numbers. */
    private List<Listing.Entry> files(IdRecord one) {
        List<Listing.Entry> same = new ArrayList<>(1);
        for (Listing.Entry entry : onDisk.getOrDefault(FileNumber.place(one.fileId()), List.of())) {
            if (FileNumber.same(one.fileId(), entry.facts().fileId())) {
                same.add(entry);
            }
        }
        return same;
    }

    /** The record of a file that stood elsewhere. */
    private @Nullable IdRecord movedHere(Listing.Entry entry) throws IOException {
        for (IdRecord one : records(entry.facts())) {
            if (!taken.contains(one.uid()) && isMoved(entry, one) && !standsAtOldPlace(one)) {
                return one;
            }
        }
        return null;
    }

    private boolean isElsewhere(IdRecord one, Listing.Entry here) throws IOException {
        for (Listing.Entry entry : files(one)) {
            if (entry != here && isMoved(entry, one)) {
                return true;
            }
        }
        return false;
    }

    /** Another name of a file does not make it one that was moved. */
    private boolean standsAtOldPlace(IdRecord one) {
        String path = null;
        for (Listing.Entry entry : files(one)) {
            path = path == null ? path(one) : path;
            if (entry.path().equals(path)) {
                return true;
            }
        }
        return false;
    }

    private String path(IdRecord one) {
        StringBuilder path = new StringBuilder(one.name());
        Set<Version> seen = new HashSet<>();
        for (IdRecord above = byUid.get(one.parent()); above != null && seen.add(above.uid()); ) {
            path.insert(0, above.name() + "/");
            above = above.parent().equals(root) ? null : byUid.get(above.parent());
        }
        return path.toString();
    }

    private boolean isMoved(Listing.Entry entry, IdRecord one) throws IOException {
        Map<Version, Boolean> known = moved.computeIfAbsent(entry, e -> new HashMap<>(2));
        Boolean told = known.get(one.uid());
        if (told == null) {
            FileFacts facts = entry.facts();
            told = one.directory() == facts.directory() && (isProven(facts, one) || looksTheSame(entry, one));
            known.put(one.uid(), told);
        }
        return told;
    }

    /** A file that was there at the last look, with the number of a record of then, is the file of that record. */
    private boolean isProven(FileFacts facts, IdRecord one) {
        return FileNumber.proves(facts.fileId(), one.fileId()) && facts.created() + TICK <= lastScan;
    }

    private boolean looksTheSame(Listing.Entry entry, IdRecord one) throws IOException {
        FileFacts facts = entry.facts();
        return facts.directory()
                ? holdsTheSame(entry, one)
                : isUntouched(facts, one) && Arrays.equals(facts.hash(), one.hash());
    }

    /** Whether something in a folder is what stood in the folder of a record. */
    private boolean holdsTheSame(Listing.Entry folder, IdRecord one) {
        for (Listing.Entry child : folder.children()) {
            FileFacts facts = child.facts();
            for (IdRecord before : records(facts)) {
                boolean same = before.parent().equals(one.uid())
                        && before.directory() == facts.directory()
                        && (facts.directory() ? holdsTheSame(child, before) : isUntouched(facts, before));
                if (same) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isUntouched(FileFacts facts, IdRecord one) {
        return one.size() == facts.size() && FileTime.millis(one.updateTime()) == facts.modified();
    }
}
