package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A folder as it comes in through one connection: the updates that wait, and the work on them along time. */
final class Inbound {
    private static final int BATCH = 1000;
    private static final String KEY = "inbound.";

    private final Connection connection;
    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Installer installer;
    private final InitialSync initial;
    private final Transfer transfer;
    private final Deque<IdRecord> queue = new ArrayDeque<>();
    private final Map<Version, IdRecord> waiting = new LinkedHashMap<>();
    private boolean progress;
    private Force force = Force.NONE;
    private boolean awake = true;

    Inbound(Connection connection, Member from, Member to, Membership membership, MemberFaults faults, long start)
            throws StoreException {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.folder = membership.folder().guid();
        this.installer = new Installer(from, to, membership, faults);
        this.initial = new InitialSync(to, folder, from.config().guid());
        String kept = to.store().value(key());
        String[] numbers = kept == null ? new String[] {Long.toString(start), "0", "0"} : kept.split(" ");
        this.transfer = new Transfer(
                connection.schedule(),
                connection.bandwidth(),
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]));
        String forced = to.store().value(forceKey(connection));
        this.force = forced == null ? Force.NONE : Force.parse(forced);
        this.transfer.override(faults.scheduleClosed(connection), force);
    }

    /** Under which the receiving member keeps what an administrator made of the schedule. */
    static String forceKey(Connection connection) {
        return "force." + connection.guid();
    }

    private String key() {
        return KEY + connection.guid() + "." + folder;
    }

    Member to() {
        return to;
    }

    Member from() {
        return from;
    }

    UUID folder() {
        return folder;
    }

    Transfer transfer() {
        return transfer;
    }

    boolean awake() {
        return awake;
    }

    /** The sender has something new since that moment. */
    void wake(long moment) {
        if (!awake) {
            transfer.idle(moment);
            awake = true;
        }
        progress = true;
    }

    /** Works until one update is done or the time is up; tells whether the receiver changed. */
    boolean step(long limit) throws IOException, StoreException {
        IdRecord update = head();
        if (update == null) {
            endSession();
            awake = false;
            return false;
        }
        if (!transfer.work(update.present() ? update.size() : 0, limit)) {
            awake = false;
            return false;
        }
        Set<Version> visited = new HashSet<>();
        Installer.Outcome outcome = process(update, visited);
        if (outcome == Installer.Outcome.WAITS) {
            waiting.put(update.uid(), update);
            return false;
        }
        progress = true;
        return true;
    }

    private @Nullable IdRecord head() throws StoreException {
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
                    return null;
                }
                waiting.clear(); // something changed since they were tried
                progress = false;
                fill(known);
                if (queue.isEmpty()) {
                    return null;
                }
            }
        }
    }

    private void fill(VersionVector known) throws StoreException {
        from.store().unknown(folder, known, record -> {
            IdRecord waits = waiting.get(record.uid());
            if (waits == null || !waits.gvsn().equals(record.gvsn())) {
                queue.add(record);
            }
            return queue.size() < BATCH;
        });
    }

    /** Processes an update after those that have to come before it. */
    private Installer.Outcome process(IdRecord update, Set<Version> visited) throws IOException, StoreException {
        if (!visited.add(update.uid()) || visited.size() > BATCH) {
            return Installer.Outcome.WAITS;
        }
        RecordStore store = to.store();
        long now = transfer.clock();
        if (installer.filters(update)) {
            return installer.filtered(update, now);
        }
        if (update.present()) {
            if (!to.tree(folder).hasParent(update) && !parent(update, visited)) {
                return Installer.Outcome.WAITS;
            }
            if (update.directory() && to.tree(folder).isBelow(update.parent(), update.uid())) {
                return toRoot(update);
            }
            IdRecord holder = store.present(folder, update.parent(), update.name());
            if (holder != null && !holder.uid().equals(update.uid())) {
                makeRoom(update, holder, visited);
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
    private boolean parent(IdRecord update, Set<Version> visited) throws IOException, StoreException {
        IdRecord theirs = from.store().byUid(update.parent());
        if (theirs == null || !theirs.present()) {
            return false;
        }
        VersionVector known = to.store().vector(folder);
        if (!known.contains(theirs.gvsn())) {
            process(theirs, visited);
        }
        if (to.tree(folder).hasParent(update)) {
            return true;
        }
        return reanimate(theirs, visited) && to.tree(folder).hasParent(update);
    }

    private boolean reanimate(IdRecord theirs, Set<Version> visited) throws IOException, StoreException {
        IdRecord own = to.store().byUid(theirs.uid());
        if (own == null || own.present() || (own.flags() & IdRecord.NAME_CONFLICT) != 0) {
            return false;
        }
        if (!to.tree(folder).hasParent(theirs) && !parent(theirs, visited)) {
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
            long clock = Math.max(own.clock(), FileTime.ofMillis(transfer.clock())) + 1;
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
                Math.max(Math.max(own.clock(), update.clock()), FileTime.ofMillis(transfer.clock())) + 1,
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
    private void makeRoom(IdRecord update, IdRecord holder, Set<Version> visited) throws IOException, StoreException {
        if (initial.concerns(holder)) {
            initial.settle(update, holder, transfer.clock());
            return;
        }
        IdRecord theirs = from.store().byUid(holder.uid());
        if (theirs == null || !isLeaving(holder, theirs)) {
            return;
        }
        if (visited.contains(holder.uid())) {
            passAside(holder);
        } else {
            process(theirs, visited);
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

    /** All that was asked for has come: the partner's knowledge is ours. */
    private void endSession() throws IOException, StoreException {
        if (!waiting.isEmpty()) {
            return;
        }
        VersionVector own = to.store().vector(folder);
        VersionVector theirs = from.store().vector(folder);
        boolean learnt = !own.covers(theirs);
        if (learnt) {
            own.join(theirs);
            to.store().vector(folder, own);
        }
        if (to.state(folder) == FolderState.INITIAL_SYNC) {
            initial.finish(transfer.clock());
        }
        if (force.mode() == Force.UNTIL_IN_SYNC) {
            to.store().value(forceKey(connection), "");
        }
    }

    /** The updates that wait, the next one first, those that cannot go on last. */
    List<IdRecord> pending(int most) throws StoreException {
        List<IdRecord> pending = new ArrayList<>();
        from.store().unknown(folder, to.store().vector(folder), record -> {
            pending.add(record);
            return pending.size() < most;
        });
        return pending;
    }

    /** Keeps how far it is. */
    void save() throws StoreException {
        to.store().value(key(), transfer.clock() + " " + transfer.waited() + " " + transfer.sent());
    }

    /** Time went by without it. */
    void skip(long now) {
        transfer.idle(now);
        awake = false;
    }

    /** Whether the schedule, or what an administrator made of it, lets nothing through. */
    Hindrance closed(long now) {
        transfer.idle(now);
        if (transfer.rate() > 0) {
            return Hindrance.NONE;
        }
        return force.mode() == Force.STOP && force.until() > now ? Hindrance.FORCED_STOP : Hindrance.SCHEDULE_CLOSED;
    }

    Connection connection() {
        return connection;
    }
}
