package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.Conflict;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings an update of a sending member into the tree and the database of a receiving one. */
final class Installer {
    /** What became of an update. */
    enum Outcome {
        /** It is known now, installed or not. */
        DONE,
        /** It is known now, and a filter keeps it away. */
        FILTERED,
        /** It has to wait. */
        WAITS
    }

    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Membership membership;
    private final RecordStore store;
    private final Tree tree;
    private final Fetching fetching;
    private final Losers losers;
    private final MemberFaults faults;

    Installer(Member from, Member to, Membership membership, MemberFaults faults) {
        this.from = from;
        this.to = to;
        this.membership = membership;
        this.folder = membership.folder().guid();
        this.store = to.store();
        this.tree = to.tree(folder);
        this.fetching = new Fetching(from, to, folder, faults);
        this.losers = new Losers(from, to, folder);
        this.faults = faults;
    }

    /** Processes an update, whose folder is there. */
    Outcome process(IdRecord update, long now) throws IOException, StoreException {
        IdRecord own = store.byUid(update.uid());
        boolean conflict = own != null && !from.store().vector(folder).contains(own.gvsn());
        if (own != null && conflict && !Conflict.arrivingWins(update, own)) {
            to.debug()
                    .entry(
                            now,
                            "MEET",
                            3013,
                            "",
                            "Meet::Resolve",
                            "Conflict, local version wins. uid:" + update.uid() + " gvsn:" + update.gvsn() + " csId:"
                                    + Version.braced(folder) + " fileName:" + update.name());
            return learned(update);
        }
        return update.present() ? install(update, own, conflict, now) : delete(update, own, now);
    }

    /** Whether a filter of the receiving member alone leaves it out, or a folder that it stands in. */
    boolean filters(IdRecord update) throws StoreException {
        return update.present() && new MemberFilters(to).keepAway(membership, update, from);
    }

    /** It is known, but its file stays away. */
    Outcome filtered(IdRecord update, long now) throws StoreException {
        to.debug()
                .entry(
                        now,
                        "MEET",
                        3155,
                        "",
                        "Meet::Install",
                        "Filtered USN_RECORD of update. uid:" + update.uid() + " gvsn:" + update.gvsn() + " fileName:"
                                + update.name());
        store.change(() -> {
            store.want(folder, update.uid(), true);
            to.learn(folder, update.gvsn());
        });
        return Outcome.FILTERED;
    }

    private Outcome learned(IdRecord update) throws StoreException {
        store.change(() -> to.learn(folder, update.gvsn()));
        return Outcome.DONE;
    }

    private Outcome delete(IdRecord update, @Nullable IdRecord own, long now) throws IOException, StoreException {
        Path path = own == null || !own.present() ? null : tree.path(own);
        if (own == null || path == null || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            keep(update, 0, now);
            return Outcome.DONE;
        }
        if (unseen(path, own)) {
            return Outcome.WAITS;
        }
        if (own.directory() && !isEmpty(path) && (update.flags() & IdRecord.NAME_CONFLICT) != 0) {
            losers.evict(own, now); // it lost its name elsewhere: it goes with all that is in it
            keep(update, 0, now);
            return Outcome.DONE;
        }
        if (own.directory() && !isEmpty(path)) {
            waits(now, 145, "Meet::Uninstall", "The directory is not empty.", own);
            return Outcome.WAITS;
        }
        if (isOpen(own, now)) {
            return Outcome.WAITS;
        }
        if (!own.directory() && membership.saveDeletes()) {
            losers.preserve(own, path, Preserved.Reason.REMOTE_DELETE, now);
        } else {
            to.moves().delete(path);
        }
        keep(update, 0, now);
        return Outcome.DONE;
    }

    private Outcome install(IdRecord update, @Nullable IdRecord own, boolean conflict, long now)
            throws IOException, StoreException {
        IdRecord holder = store.present(folder, update.parent(), update.name());
        if (holder != null && !holder.uid().equals(update.uid())) {
            if (!Conflict.arrivingKeepsName(update, holder)) {
                losers.loseName(update, own, now);
                return Outcome.DONE;
            }
            Path held = tree.path(holder);
            if (isOpen(holder, now) || held != null && unseen(held, holder)) {
                return Outcome.WAITS;
            }
            losers.evict(holder, now);
        }
        Path old = own == null || !own.present() ? null : tree.path(own);
        if (own != null && old != null && isOpen(own, now)) {
            return Outcome.WAITS;
        }
        Path target = tree.path(update);
        if (target == null) {
            return Outcome.WAITS;
        }
        if (membership.readOnly() && !target.equals(old) && isTaken(target, holder)) {
            // nobody's changes count on a read-only member: what stands there makes room
            Path aside = to.service(folder, "PreExisting")
                    .resolve(update.gvsn() + "-" + update.name().hashCode());
            to.moves().rename(target, aside);
        } else if (own != null && old != null && unseen(old, own) || !target.equals(old) && isTaken(target, holder)) {
            return Outcome.WAITS;
        }
        if (own != null
                && old != null
                && own.directory() == update.directory()
                && (own.directory() || Arrays.equals(own.hash(), update.hash()))
                && Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            FileFacts facts = FileFacts.of(old);
            if (!old.equals(target)) {
                to.moves().rename(old, target);
            }
            Fetching.touch(old, update);
            keep(update, facts.fileId(), now);
            return Outcome.DONE;
        }
        Path fetched = fetching.fetch(update, now);
        if (fetched == null) {
            return Outcome.WAITS;
        }
        if (own != null && old != null && Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            if (conflict) {
                losers.preserve(own, old, Preserved.Reason.REMOTE_UPDATE_LOCAL_UPDATE, now);
            } else if (!old.equals(target)) {
                to.moves().delete(old);
            }
        }
        to.moves().rename(fetched, target);
        keep(update, FileFacts.of(fetched).fileId(), now);
        return Outcome.DONE;
    }

    private void keep(IdRecord update, long fileId, long now) throws IOException, StoreException {
        store.change(() -> {
            IdRecord record = new IdRecord(
                    folder,
                    update.uid(),
                    update.gvsn(),
                    update.parent(),
                    update.name(),
                    update.flags() | IdRecord.UID_VISIBLE,
                    update.attributes(),
                    update.fence(),
                    update.clock(),
                    update.createTime(),
                    update.updateTime(),
                    update.size(),
                    update.hash(),
                    fileId,
                    to.nextUsn());
            store.put(record);
            to.learn(folder, update.gvsn());
            to.moves().write();
        });
        to.moves().finish();
        to.debug()
                .entry(
                        now,
                        "MEET",
                        2190,
                        "",
                        "Meet::InstallStep",
                        "Done. updateName:" + update.name() + " uid:" + update.uid() + " gvsn:" + update.gvsn()
                                + " csName:" + membership.folder().name() + " csId:" + Version.braced(folder));
    }

    private boolean isOpen(IdRecord own, long now) throws StoreException {
        String relative = tree.relative(own);
        if (relative == null || !faults.sharingViolation(to.config().name(), relative)) {
            return false;
        }
        waits(
                now,
                32,
                "Meet::InstallRename",
                "The process cannot access the file because it is being used by another process.",
                own);
        to.eventOnce(now, 4302, tree.shown(own));
        return true;
    }

    private void waits(long now, int code, String function, String message, IdRecord record) throws StoreException {
        to.debug()
                .entry(
                        now,
                        "MEET",
                        1862,
                        "WARN",
                        function,
                        "Retrying. uid:" + record.uid() + " gvsn:" + record.gvsn() + " fileName:" + record.name()
                                + " Error:");
        to.debug().error(code, function, "meet.cpp", "W", message);
    }

    /** Whether a file is not as its record says: somebody changed it since the tree was scanned, and the next scan comes first. */
    private boolean unseen(Path path, IdRecord record) throws IOException {
        if (membership.readOnly() || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        FileFacts facts = FileFacts.of(path);
        return !FileNumber.same(facts.fileId(), record.fileId())
                || !facts.directory()
                        && (facts.size() != record.size() || facts.modified() != FileTime.millis(record.updateTime()));
    }

    /** Whether something stands there that no record tells of; what one tells of was moved out of the way before. */
    private static boolean isTaken(Path target, @Nullable IdRecord holder) {
        return holder == null && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
