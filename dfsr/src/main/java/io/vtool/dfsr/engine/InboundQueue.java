package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The updates of a folder that a member has still to get from another, some at a time, and those that could not go on. */
final class InboundQueue {
    private static final int BATCH = 1000;

    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Deque<IdRecord> queue = new ArrayDeque<>();
    private final Map<Version, IdRecord> waiting = new LinkedHashMap<>();
    private final Set<Version> tried = new HashSet<>();
    private boolean progress;
    private boolean begun;

    InboundQueue(Member from, Member to, UUID folder) {
        this.from = from;
        this.to = to;
        this.folder = folder;
    }

    /** Something changed, so that what could not go on may go on now. */
    void progress() {
        progress = true;
    }

    /** An update could not go on. */
    void waits(IdRecord update) {
        waiting.put(update.uid(), update);
    }

    /** Whether no update is left that could not go on. */
    boolean nothingWaits() {
        return waiting.isEmpty();
    }

    /** The next update, null when none can go on. */
    @Nullable
    IdRecord head() throws StoreException {
        VersionVector known = to.store().vector(folder);
        while (true) {
            while (!queue.isEmpty()) {
                IdRecord update = queue.peek();
                IdRecord newest =
                        known.contains(update.gvsn()) ? null : from.store().byUid(update.uid());
                if (newest != null && newest.gvsn().equals(update.gvsn())) {
                    return queue.poll();
                }
                queue.poll();
            }
            fill(known);
            if (queue.isEmpty()) {
                if (waiting.isEmpty() || !progress) {
                    return wanted(known);
                }
                waiting.clear(); // something changed since they were tried
                tried.clear();
                progress = false;
                fill(known);
                if (queue.isEmpty()) {
                    return wanted(known);
                }
            }
        }
    }

    /** What is wanted though its version is known, and the sender has in that version; each is tried once. */
    private @Nullable IdRecord wanted(VersionVector known) throws StoreException {
        for (Version uid : to.store().wanted(folder)) {
            IdRecord theirs = tried.add(uid) ? from.store().byUid(uid) : null;
            if (theirs != null && known.contains(theirs.gvsn())) {
                return theirs;
            }
        }
        return null;
    }

    /** What somebody wants now goes first. */
    private void wantedFirst(VersionVector known) throws StoreException {
        for (Version uid : to.store().wanted(folder)) {
            IdRecord theirs = from.store().byUid(uid);
            if (theirs != null && !known.contains(theirs.gvsn())) {
                queue.add(theirs);
            }
        }
    }

    private void fill(VersionVector known) throws StoreException {
        if (!begun) {
            begun = true;
            wantedFirst(known);
        }
        from.store().unknown(folder, known, record -> {
            IdRecord waits = waiting.get(record.uid());
            if (waits == null || !waits.gvsn().equals(record.gvsn())) {
                queue.add(record);
            }
            return queue.size() < BATCH;
        });
    }
}
