package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What a member that is not the primary one does with files that it had before its first synchronisation. */
final class InitialSync {
    private final Member to;
    private final UUID folder;
    private final UUID partner;
    private final RecordStore store;
    private final Tree tree;

    InitialSync(Member to, UUID folder, UUID partner) {
        this.to = to;
        this.folder = folder;
        this.partner = partner;
        this.store = to.store();
        this.tree = to.tree(folder);
    }

    /** Whether a file was there before, and is judged by what the partner has. */
    boolean concerns(IdRecord holder) throws StoreException {
        return holder.fence() == Fence.INITIAL_SYNC && to.state(folder) == FolderState.INITIAL_SYNC;
    }

    /** The file that has the name of an update becomes the partner's, or makes room for it. */
    void settle(IdRecord update, IdRecord holder, long now) throws IOException, StoreException {
        boolean equal = holder.directory() == update.directory()
                && (holder.directory() || Arrays.equals(holder.hash(), update.hash()));
        if (!equal) {
            putAside(holder, now);
            return;
        }
        store.change(() -> {
            store.remove(holder.uid());
            store.put(update.withFileId(holder.fileId()));
            for (IdRecord child : store.children(folder, holder.uid())) {
                store.put(child.withPlace(update.uid(), child.name()));
            }
        });
    }

    /** Files that the partner does not have are put aside, and the folder is as the others' from now on. */
    void finish(long now) throws IOException, StoreException {
        List<IdRecord> extra = new ArrayList<>();
        store.all(folder, record -> {
            if (record.present() && record.fence() == Fence.INITIAL_SYNC) {
                extra.add(record);
            }
            return true;
        });
        for (IdRecord record : extra) {
            if (store.byUid(record.uid()) != null) { // not gone with its folder
                IdRecord parent = store.byUid(record.parent());
                if (parent == null || parent.fence() != Fence.INITIAL_SYNC || !parent.present()) {
                    putAside(record, now);
                }
            }
        }
        to.state(folder, FolderState.NORMAL);
        to.event(now, 4104, "Replicated folder " + folder);
    }

    private void putAside(IdRecord record, long now) throws IOException, StoreException {
        Path path = tree.path(record);
        if (path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Path kept = to.service(folder, Preserved.folder(Preserved.Reason.NOT_ON_PRIMARY))
                    .resolve(Preserved.name(record));
            Preserved.note(
                    tree, record, tree.shown(record), partner, Preserved.Reason.NOT_ON_PRIMARY, now, 1, record.size());
            to.moves().rename(path, kept);
        }
        store.change(() -> {
            forget(record);
            to.moves().write();
        });
        to.moves().finish();
    }

    private void forget(IdRecord record) throws StoreException {
        for (IdRecord child : store.children(folder, record.uid())) {
            forget(child);
        }
        store.remove(record.uid());
    }
}
