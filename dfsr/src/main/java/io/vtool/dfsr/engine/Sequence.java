package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Processes an update after those that have to come before it: its folder, and the file that is about to give up its name. */
final class Sequence {
    /** Updates that one may need before it; more are a cycle. */
    private static final int MOST = 1000;

    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Installer installer;
    private final InitialSync initial;
    private final long now;
    private final Set<Version> visited = new HashSet<>();

    /**
     * Begins with nothing processed.
     *
     * @param now the moment, milliseconds since 1970
     */
    Sequence(Member from, Member to, UUID folder, Installer installer, InitialSync initial, long now) {
        this.from = from;
        this.to = to;
        this.folder = folder;
        this.installer = installer;
        this.initial = initial;
        this.now = now;
    }

    /** Processes an update after those that have to come before it. */
    Installer.Outcome process(IdRecord update) throws IOException, StoreException {
        if (!visited.add(update.uid()) || visited.size() > MOST) {
            return Installer.Outcome.WAITS;
        }
        RecordStore store = to.store();
        if (installer.filters(update)) {
            return installer.filtered(update, now);
        }
        if (update.present()) {
            if (!to.tree(folder).hasParent(update) && !parent(update)) {
                return Installer.Outcome.WAITS;
            }
            if (update.directory() && to.tree(folder).isBelow(update.parent(), update.uid())) {
                return toRoot(update);
            }
            IdRecord holder = store.present(folder, update.parent(), update.name());
            if (holder != null && !holder.uid().equals(update.uid())) {
                makeRoom(update, holder);
            }
            IdRecord own = store.byUid(update.uid());
            if (own != null && own.present() && own.gvsn().equals(update.gvsn())) {
                store.change(() -> to.learn(folder, update.gvsn()));
                return Installer.Outcome.DONE; // adopted in the initial sync
            }
        }
        return installer.process(update, now);
    }

    /** The folder first; one that was deleted here comes to life again, for somebody uses it elsewhere. */
    private boolean parent(IdRecord update) throws IOException, StoreException {
        IdRecord theirs = from.store().byUid(update.parent());
        if (theirs == null || !theirs.present()) {
            return false;
        }
        VersionVector known = to.store().vector(folder);
        if (!known.contains(theirs.gvsn())) {
            process(theirs);
        }
        if (to.tree(folder).hasParent(update)) {
            return true;
        }
        return reanimate(theirs) && to.tree(folder).hasParent(update);
    }

    private boolean reanimate(IdRecord theirs) throws IOException, StoreException {
        IdRecord own = to.store().byUid(theirs.uid());
        if (own == null || own.present() || (own.flags() & IdRecord.NAME_CONFLICT) != 0) {
            return false;
        }
        if (!to.tree(folder).hasParent(theirs) && !parent(theirs)) {
            return false;
        }
        Path path = to.tree(folder).path(theirs);
        if (path == null) {
            return false;
        }
        Files.createDirectories(path);
        long fileId = FileFacts.of(path).fileId();
        to.store().change(() -> {
            Version gvsn = to.store().nextVersion();
            long clock = Math.max(own.clock(), FileTime.ofMillis(now)) + 1;
            to.store()
                    .put(new IdRecord(
                            folder,
                            theirs.uid(),
                            gvsn,
                            theirs.parent(),
                            theirs.name(),
                            IdRecord.PRESENT | IdRecord.UID_VISIBLE,
                            theirs.attributes(),
                            theirs.fence(),
                            clock,
                            theirs.createTime(),
                            theirs.updateTime(),
                            0,
                            new byte[IdRecord.HASH],
                            fileId,
                            to.nextUsn()));
            to.learn(folder, gvsn);
        });
        return true;
    }

    /**
     * A folder that was moved into another one, while that was moved into it here: neither can be, and both go to the root, this
     * one here, the other one there.
     */
    private Installer.Outcome toRoot(IdRecord update) throws IOException, StoreException {
        RecordStore store = to.store();
        IdRecord own = store.byUid(update.uid());
        Path path = own == null || !own.present() ? null : to.tree(folder).path(own);
        if (own == null || path == null) {
            return Installer.Outcome.WAITS;
        }
        String name = update.name();
        for (IdRecord holder = store.present(folder, Version.root(folder), name);
                holder != null && !holder.uid().equals(own.uid());
                holder = store.present(folder, Version.root(folder), name)) {
            name += "~";
        }
        IdRecord moved = new IdRecord(
                folder,
                own.uid(),
                own.gvsn(),
                Version.root(folder),
                name,
                own.flags(),
                own.attributes(),
                own.fence(),
                Math.max(Math.max(own.clock(), update.clock()), FileTime.ofMillis(now)) + 1,
                own.createTime(),
                own.updateTime(),
                0,
                own.hash(),
                own.fileId(),
                to.nextUsn());
        to.moves().rename(path, to.tree(folder).directory().resolve(name));
        store.change(() -> {
            IdRecord changed = moved.withGvsn(store.nextVersion());
            store.put(changed);
            to.learn(folder, update.gvsn());
            to.learn(folder, changed.gvsn());
            to.moves().write();
        });
        to.moves().finish();
        return Installer.Outcome.DONE;
    }

    /** A file that has the name but is about to get another one goes first; two that change places pass each other. */
    private void makeRoom(IdRecord update, IdRecord holder) throws IOException, StoreException {
        if (initial.concerns(holder)) {
            initial.settle(update, holder, now);
            return;
        }
        IdRecord theirs = from.store().byUid(holder.uid());
        if (theirs == null || !isLeaving(holder, theirs)) {
            return;
        }
        if (visited.contains(holder.uid())) {
            passAside(holder);
        } else {
            process(theirs);
        }
    }

    private boolean isLeaving(IdRecord holder, IdRecord theirs) throws StoreException {
        return !to.store().vector(folder).contains(theirs.gvsn())
                && (!theirs.present()
                        || !theirs.name().equals(holder.name())
                        || !theirs.parent().equals(holder.parent()));
    }

    private void passAside(IdRecord holder) throws IOException, StoreException {
        Path path = to.tree(folder).path(holder);
        String name = "~swap-" + holder.uid().toString().replace("{", "").replace("}", "");
        if (path == null) {
            return;
        }
        to.moves().rename(path, path.resolveSibling(name));
        to.store().change(() -> {
            to.store().put(holder.withPlace(holder.parent(), name));
            to.moves().write();
        });
        to.moves().finish();
    }
}
