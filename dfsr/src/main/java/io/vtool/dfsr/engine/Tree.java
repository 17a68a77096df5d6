package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the files of a replicated folder stand on a member, by their records. */
final class Tree {
    /** Folders within folders; a record that claims more belongs to a cycle. */
    static final int DEEPEST = 1000;

    private final RecordStore store;
    private final Membership membership;
    private final Version root;

    Tree(RecordStore store, Membership membership) {
        this.store = store;
        this.membership = membership;
        this.root = Version.root(membership.folder().guid());
    }

    UUID folder() {
        return membership.folder().guid();
    }

    Path directory() {
        return membership.directory();
    }

    /** A folder that the service keeps for itself. */
    Path service(String name) {
        return membership.directory().resolve(Membership.PRIVATE).resolve(name);
    }

    /** Path of a file below the root with slashes, null when a folder above it is not there. */
    @Nullable
    String relative(IdRecord record) throws StoreException {
        StringBuilder path = new StringBuilder(record.name());
        Version parent = record.parent();
        for (int depth = 0; !parent.equals(root); depth++) {
            IdRecord above = depth < DEEPEST ? store.byUid(parent) : null;
            if (above == null || !above.present() || !above.directory()) {
                return null;
            }
            path.insert(0, above.name() + "/");
            parent = above.parent();
        }
        return path.toString();
    }

    /** Path of a file, null when a folder above it is not there or its name would lead out of the tree. */
    @Nullable
    Path path(IdRecord record) throws StoreException {
        String relative = relative(record);
        if (relative == null || record.name().isEmpty()) {
            return null;
        }
        Path path = membership.directory().resolve(relative).normalize();
        return path.startsWith(membership.directory()) ? path : null;
    }

    /** Whether a folder is another one or stands somewhere in it. */
    boolean isBelow(Version folder, Version above) throws StoreException {
        Version at = folder;
        for (int depth = 0; depth < DEEPEST && !at.equals(root); depth++) {
            if (at.equals(above)) {
                return true;
            }
            IdRecord record = store.byUid(at);
            if (record == null) {
                return false;
            }
            at = record.parent();
        }
        return false;
    }

    /** Path as the member's users see it. */
    String shown(IdRecord record) throws StoreException {
        String relative = relative(record);
        return membership.rootPath() + "\\" + (relative == null ? record.name() : relative.replace('/', '\\'));
    }

    /** Whether a record's folder is there. */
    boolean hasParent(IdRecord record) throws StoreException {
        if (record.parent().equals(root)) {
            return true;
        }
        IdRecord parent = store.byUid(record.parent());
        return parent != null && parent.present() && parent.directory();
    }
}
