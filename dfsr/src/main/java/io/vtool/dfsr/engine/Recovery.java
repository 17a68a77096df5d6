package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member does after its journal was overwritten, its service ended without closing the database, or its volume came back
 * from a snapshot. Each incident is known by its moment, so that it happens once.
 */
final class Recovery {
    /** Milliseconds that a walk of the trees takes, besides one for each hundred records. */
    private static final long WALK_MILLIS = 60_000;

    private static final long RECORDS_PER_MILLI = 100;
    private static final String WALK = "recovery.end";
    private static final String KIND = "recovery.kind";
    private static final String WRAP = "wrap";
    private static final String DIRTY = "dirty";
    private static final String STOPPED = "stopped";
    private static final String ROLLBACK = "rollback";
    private static final String SNAPSHOT = "snapshot";

    private final Member member;
    private final RecordStore store;
    private final MemberFaults faults;

    Recovery(Member member, MemberFaults faults) {
        this.member = member;
        this.store = member.store();
        this.faults = faults;
    }

    /** Meets what happened since it was last asked. */
    void meet(long now) throws StoreException, IOException {
        String name = member.config().name();
        if (fresh(WRAP, faults.journalWrap(name))) {
            member.debug()
                    .entry(
                            faults.journalWrap(name),
                            "USNC",
                            3122,
                            "ERROR",
                            "UsnConsumer::ReadJournal",
                            "USN journal wrap detected. volumeId:"
                                    + Version.braced(member.config().volume()) + " Error:");
            member.debug()
                    .error(
                            1181,
                            "UsnConsumer::ReadJournal",
                            "usnconsumer.cpp",
                            "W",
                            "The journal entry has been deleted from the journal.");
            begin(WRAP, faults.journalWrap(name), 2202);
        }
        if (fresh(DIRTY, faults.dirtyShutdown(name))) {
            if (faults.recoversItself(name) || "false".equals(store.value("set.StopReplicationOnAutoRecovery"))) {
                begin(DIRTY, faults.dirtyShutdown(name), 2212);
            } else {
                stop(faults.dirtyShutdown(name));
            }
        } else if (STOPPED.equals(store.value(KIND)) && faults.dirtyShutdown(name) == 0) {
            resume(now);
        }
        if (fresh(SNAPSHOT, faults.snapshotTaken(name))) {
            new VolumeSnapshot(member).take();
        } else if (faults.snapshotTaken(name) == 0 && !"".equals(valueOf(SNAPSHOT))) {
            new VolumeSnapshot(member).drop();
            store.value("incident." + SNAPSHOT, "");
        }
        if (fresh(ROLLBACK, faults.snapshotRollback(name))) {
            rollBack(faults.snapshotRollback(name), faults.lostVersions(name));
        } else if (faults.snapshotRollback(name) == 0 && !"".equals(valueOf(ROLLBACK))) {
            rebuild(now);
        }
    }

    private String valueOf(String kind) throws StoreException {
        String handled = store.value("incident." + kind);
        return handled == null ? "" : handled;
    }

    /** Whether an incident was not met before; it counts as met from now on. */
    private boolean fresh(String kind, long since) throws StoreException {
        if (since == 0 || valueOf(kind).equals(Long.toString(since))) {
            return false;
        }
        store.value("incident." + kind, Long.toString(since));
        return true;
    }

    /** When the walk at work ends, {@link Long#MAX_VALUE} when none is. */
    long end() throws StoreException {
        String end = store.value(WALK);
        return end == null || end.isEmpty() ? Long.MAX_VALUE : Long.parseLong(end);
    }

    private void begin(String kind, long now, int event) throws StoreException {
        long records = 0;
        for (Membership membership : member.config().memberships()) {
            UUID folder = membership.folder().guid();
            records += store.countUnknown(folder, new VersionVector());
        }
        long end = now + WALK_MILLIS + records / RECORDS_PER_MILLI;
        store.change(() -> {
            store.value(KIND, kind);
            store.value(WALK, Long.toString(end));
            for (Membership membership : member.config().memberships()) {
                UUID folder = membership.folder().guid();
                if (kind.equals(WRAP)) {
                    store.flag(folder, IdRecord.JOURNAL_WRAP, 0);
                }
                pass(folder, FolderState.NORMAL, FolderState.AUTO_RECOVERY);
                pass(folder, FolderState.IN_ERROR, FolderState.AUTO_RECOVERY);
            }
        });
        member.event(now, event, volume());
    }

    private void stop(long now) throws StoreException {
        store.change(() -> {
            store.value(KIND, STOPPED);
            store.value(WALK, "");
            for (Membership membership : member.config().memberships()) {
                pass(membership.folder().guid(), FolderState.NORMAL, FolderState.IN_ERROR);
                pass(membership.folder().guid(), FolderState.AUTO_RECOVERY, FolderState.IN_ERROR);
            }
        });
        member.debug()
                .entry(
                        now,
                        "VLMG",
                        1422,
                        "ERROR",
                        "VolumeManager::RecoverDirtyShutdown",
                        "dirty shutdown detected, replication stays stopped until it is resumed. " + volume());
        member.event(now, 2213, volume());
    }

    /** Begins the walk that a member waits for; whether one was waited for. */
    boolean resume(long now) throws StoreException {
        if (!STOPPED.equals(store.value(KIND))) {
            return false;
        }
        begin(DIRTY, now, 2212);
        return true;
    }

    /** The walk is over: what it flagged is checked, and the next scan believes deletions again. */
    void finish() throws StoreException {
        long end = end();
        boolean wrap = WRAP.equals(store.value(KIND));
        store.change(() -> {
            store.value(KIND, "");
            store.value(WALK, "");
            for (Membership membership : member.config().memberships()) {
                UUID folder = membership.folder().guid();
                store.flag(folder, 0, IdRecord.JOURNAL_WRAP);
                pass(folder, FolderState.AUTO_RECOVERY, FolderState.NORMAL);
            }
        });
        member.event(end, wrap ? 2206 : 2214, volume());
    }

    private void pass(UUID folder, FolderState from, FolderState to) throws StoreException {
        if (member.state(folder) == from) {
            member.state(folder, to);
        }
    }

    private String volume() {
        return "volumeId:" + Version.braced(member.config().volume());
    }

    /**
     * The volume is as it was, as a snapshot keeps it or, when none was taken, some versions ago: what was done since is undone, and
     * its versions are given to other changes. The partners know these versions already, so that what gets them never leaves; what
     * the member lost comes back from the partners, save what its own new versions seem to be.
     */
    private void rollBack(long now, int versions) throws StoreException, IOException {
        VolumeSnapshot snapshot = new VolumeSnapshot(member);
        if (snapshot.isKept()) {
            snapshot.restore();
        } else {
            loseCreations(versions);
        }
        member.event(now, 1102, volume());
        member.event(now, 1104, volume());
    }

    /** Files that were made in the last versions are gone; what the others held before, nobody knows. */
    private void loseCreations(int versions) throws StoreException, IOException {
        long next = store.upcomingVersion();
        long cut = Math.max(Version.FIRST - 1, next - 1 - versions);
        UUID database = store.database();
        List<IdRecord> younger = new ArrayList<>();
        long[] last = {cut};
        for (Membership membership : member.config().memberships()) {
            store.all(membership.folder().guid(), record -> {
                if (record.uid().database().equals(database) && record.uid().number() > cut) {
                    younger.add(record);
                }
                return true;
            });
        }
        younger.sort((a, b) -> Long.compare(b.uid().number(), a.uid().number()));
        for (IdRecord record : younger) {
            Path path = record.present() ? member.tree(record.folder()).path(record) : null;
            if (!delete(path)) {
                last[0] = Math.max(last[0], record.uid().number());
                continue;
            }
            store.remove(record.uid());
        }
        store.upcomingVersion(last[0] + 1);
        for (Membership membership : member.config().memberships()) {
            VersionVector known = store.vector(membership.folder().guid());
            known.forget(database, last[0]);
            store.vector(membership.folder().guid(), known);
        }
    }

    private static boolean delete(@Nullable Path path) throws IOException {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false; // older files were moved into it
        }
    }

    /** The database is made anew; what the member has is compared with what its partners have, as for a new member. */
    private void rebuild(long now) throws StoreException {
        UUID fresh = UUID.nameUUIDFromBytes(
                ("database " + member.config().guid() + " " + FileTime.ofMillis(now)).getBytes(StandardCharsets.UTF_8));
        member.event(now, 2104, volume());
        store.change(() -> {
            store.rebuild(fresh);
            store.value("incident." + ROLLBACK, "");
            store.value("rebuilt", "1");
            for (Membership membership : member.config().memberships()) {
                member.state(membership.folder().guid(), FolderState.UNINITIALIZED);
            }
        });
        member.event(now, 2106, volume());
    }
}
