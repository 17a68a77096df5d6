package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A folder as it comes in through one connection: the updates that wait, and the work on them along time. */
final class Inbound {
    private static final String KEY = "inbound.";

    private final Connection connection;
    private final Member from;
    private final Member to;
    private final UUID folder;
    private final Installer installer;
    private final InitialSync initial;
    private final Transfer transfer;
    private final InboundQueue queue;
    private Force force = Force.NONE;
    private boolean awake = true;

    Inbound(Connection connection, Member from, Member to, Membership membership, MemberFaults faults, long start)
            throws StoreException {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.folder = membership.folder().guid();
        this.installer = new Installer(from, to, membership, faults);
        this.queue = new InboundQueue(from, to, folder);
        this.initial = new InitialSync(to, folder, from.config().guid());
        String kept = to.store().value(key());
        String[] numbers = kept == null ? new String[] {Long.toString(start), "0", "0"} : kept.split(" ");
        this.transfer = new Transfer(
                connection.schedule(),
                connection.bandwidth(),
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]));
        this.force = forced(start);
        this.transfer.override(faults.scheduleClosed(connection), force);
    }

    /** What was made of the schedule for this folder, or else for the whole connection. */
    private Force forced(long now) throws StoreException {
        String folders = to.store().value(forceKey(connection) + "." + folder);
        Force own = folders == null ? Force.NONE : Force.parse(folders);
        String all = to.store().value(forceKey(connection));
        return own.until() > now ? own : all == null ? Force.NONE : Force.parse(all);
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
        queue.progress();
    }

    /** Works until one update is done or the time is up; tells whether the receiver changed. */
    boolean step(long limit) throws IOException, StoreException {
        IdRecord update = queue.head();
        if (update == null) {
            endSession();
            awake = false;
            return false;
        }
        if (!transfer.work(update.present() ? update.size() : 0, limit)) {
            awake = false;
            return false;
        }
        Sequence sequence = new Sequence(from, to, folder, installer, initial, transfer.clock());
        Installer.Outcome outcome = sequence.process(update);
        if (outcome == Installer.Outcome.DONE) {
            to.store().unwant(folder, update.uid());
        } else if (outcome == Installer.Outcome.WAITS) {
            queue.waits(update);
            return false;
        }
        queue.progress();
        return true;
    }

    /** All that was asked for has come: the partner's knowledge is ours. */
    private void endSession() throws IOException, StoreException {
        if (!queue.nothingWaits()) {
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
            to.store().value(forceKey(connection) + "." + folder, "");
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
        return force.stops() && force.until() > now ? Hindrance.FORCED_STOP : Hindrance.SCHEDULE_CLOSED;
    }

    Connection connection() {
        return connection;
    }
}
