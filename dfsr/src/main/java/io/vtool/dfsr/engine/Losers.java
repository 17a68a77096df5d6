package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a file on a receiving member that loses its content or its name: it is preserved, and others are told. */
final class Losers {
    private final Member from;
    private final Member to;
    private final UUID folder;
    private final RecordStore store;
    private final Tree tree;

    Losers(Member from, Member to, UUID folder) {
        this.from = from;
        this.to = to;
        this.folder = folder;
        this.store = to.store();
        this.tree = to.tree(folder);
    }

    /** The file that has the name goes, with all that is in it. */
    void evict(IdRecord holder, long now) throws IOException, StoreException {
        Path path = tree.path(holder);
        String shown = tree.shown(holder);
        if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            preserve(holder, path, Preserved.Reason.NAME_CONFLICT, now);
        }
        store.change(() -> {
            VersionVector known = store.vector(folder);
            evict(holder, known);
            store.vector(folder, known);
            to.moves().write();
        });
        to.moves().finish();
        to.eventOnce(now, 4412, shown);
    }

    private void evict(IdRecord holder, VersionVector known) throws StoreException {
        for (IdRecord child : store.children(folder, holder.uid())) {
            if (child.present()) {
                evict(child, known);
            }
        }
        IdRecord tombstone =
                Tombstones.of(holder, store.nextVersion(), holder.clock() + 1, IdRecord.NAME_CONFLICT, to.nextUsn());
        known.add(tombstone.gvsn());
        store.put(tombstone);
    }

    /** What arrives does not get its name: all members are told that it is gone. */
    void loseName(IdRecord update, @Nullable IdRecord own, long now) throws IOException, StoreException {
        Path path = own == null || !own.present() ? null : tree.path(own);
        if (own != null && path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            preserve(own, path, Preserved.Reason.NAME_CONFLICT, now);
        }
        store.change(() -> {
            IdRecord tombstone = Tombstones.of(
                    update, store.nextVersion(), update.clock() + 1, IdRecord.NAME_CONFLICT, to.nextUsn());
            store.put(tombstone);
            to.learn(folder, update.gvsn());
            to.learn(folder, tombstone.gvsn());
            to.moves().write();
        });
        to.moves().finish();
        to.debug()
                .entry(
                        now,
                        "MEET",
                        4412,
                        "",
                        "Meet::NameConflict",
                        "Name conflict, local file keeps the name. uid:" + update.uid() + " gvsn:" + update.gvsn()
                                + " fileName:" + update.name());
    }

    /** Keeps a file in the folder for its reason. */
    void preserve(IdRecord own, Path path, Preserved.Reason reason, long now) throws IOException, StoreException {
        Path kept = to.service(folder, Preserved.folder(reason)).resolve(Preserved.name(own));
        to.moves().rename(path, kept);
        Preserved.note(tree, own, tree.shown(own), from.config().guid(), reason, now, 1, own.size());
        if (reason == Preserved.Reason.REMOTE_UPDATE_LOCAL_UPDATE) {
            to.eventOnce(now, 4412, tree.shown(own));
        }
    }
}
