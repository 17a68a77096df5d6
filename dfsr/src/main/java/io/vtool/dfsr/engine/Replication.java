package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replication group at work. Time comes from outside: {@link #advance} does what members would have done since it was last
 * called. Used by one thread, by one process at a time.
 */
public final class Replication implements AutoCloseable {
    private static final String POLL = "ad_poll";

    private final ReplicationGroup group;
    private final MemberFaults faults;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Housekeeping housekeeping;

    private Replication(ReplicationGroup group, MemberFaults faults) {
        this.group = group;
        this.faults = faults;
        this.housekeeping = new Housekeeping(faults);
    }

    /**
     * Opens the members of a group.
     *
     * @param group the group
     * @param faults what is wrong
     * @throws ReplicationException if a member cannot be used
     */
    public static Replication open(ReplicationGroup group, MemberFaults faults) throws ReplicationException {
        Replication replication = new Replication(group, faults);
        try {
            for (GroupMember member : group.members()) {
                replication.members.put(key(member.name()), Member.open(member, faults));
            }
            return replication;
        } catch (ReplicationException e) {
            try {
                replication.close();
            } catch (ReplicationException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static String key(String member) {
        return member.toUpperCase(Locale.ROOT);
    }

    /** The group. */
    public ReplicationGroup group() {
        return group;
    }

    /**
     * A member, null when the group has none of that name.
     *
     * @param name its name, in any case
     */
    public @Nullable Member member(String name) {
        return members.get(key(name));
    }

    /**
     * Does all that happens up to a moment: members find what people changed, and updates come in through the connections as
     * fast as schedule and bandwidth let them. What is found now goes its way from now on.
     *
     * @param now the moment, milliseconds since 1970
     * @throws ReplicationException if a member's files or database cannot be used
     */
    public void advance(long now) throws ReplicationException {
        try {
            service(now);
            for (Member member : members.values()) {
                new Recovery(member, faults).meet(now);
                for (Membership membership : member.config().memberships()) {
                    member.staging(membership.folder().guid()).mend();
                }
            }
            for (Member next = recovering(now); next != null; next = recovering(now)) {
                Recovery recovery = new Recovery(next, faults);
                replicate(recovery.end());
                recovery.finish();
            }
            replicate(now);
            boolean first = false;
            for (Member member : members.values()) {
                if (runs(member)) {
                    first |= scan(member, now);
                }
            }
            if (first) {
                replicate(now); // members without anything to get are in sync at once
            }
            for (Member member : members.values()) {
                if (runs(member)) {
                    housekeeping.run(member, now);
                }
                member.debug().flush();
                member.events().flush();
            }
        } catch (IOException | StoreException e) {
            throw new ReplicationException("cannot replicate group " + group.name() + ": " + e.getMessage(), e);
        }
    }

    private boolean runs(Member member) {
        String name = member.config().name();
        return !faults.serviceStopped(name) && !faults.rightsLost(name);
    }

    /** Notes that services stopped and started. */
    private void service(long now) throws StoreException {
        for (Member member : members.values()) {
            boolean stopped = faults.serviceStopped(member.config().name());
            boolean was = "stopped".equals(member.store().value("service"));
            if (stopped != was) {
                member.store().value("service", stopped ? "stopped" : "running");
                member.event(now, stopped ? 1006 : 1002, member.config().name());
                member.event(now, stopped ? 1008 : 1004, member.config().name());
            }
        }
    }

    /** The member whose recovery ends first, before a moment. */
    private @Nullable Member recovering(long now) throws StoreException {
        Member found = null;
        long first = now;
        for (Member member : members.values()) {
            long end = new Recovery(member, faults).end();
            if (end <= first && runs(member)) {
                found = member;
                first = end;
            }
        }
        return found;
    }

    /**
     * Resumes the replication of a member that waits after a dirty shutdown (DfsrVolumeConfig.ResumeReplication).
     *
     * @param member its name
     * @param now the moment, milliseconds since 1970
     * @return whether it waited
     * @throws ReplicationException if the member cannot be used
     */
    public boolean resume(String member, long now) throws ReplicationException {
        try {
            return new Recovery(Objects.requireNonNull(member(member)), faults).resume(now);
        } catch (StoreException e) {
            throw new ReplicationException("cannot resume " + member + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a member read its configuration from the directory now.
     *
     * @param member its name
     * @param now the moment, milliseconds since 1970
     * @throws ReplicationException if the member cannot be used
     */
    public void poll(String member, long now) throws ReplicationException {
        try {
            Objects.requireNonNull(member(member)).store().value(POLL, Long.toString(now));
        } catch (StoreException e) {
            throw new ReplicationException("cannot poll on " + member + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a connection ignore its schedule for a while.
     *
     * @param connection the connection
     * @param force how, and until when
     * @throws ReplicationException if the receiving member cannot be used
     */
    public void force(Connection connection, Force force) throws ReplicationException {
        try {
            Objects.requireNonNull(member(connection.receiving()))
                    .store()
                    .value(Inbound.forceKey(connection), force.mode() == Force.SCHEDULE ? "" : force.toString());
        } catch (StoreException e) {
            throw new ReplicationException("cannot force " + connection.receiving() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Why nothing comes in through a connection.
     *
     * @param connection the connection
     * @param folder the replicated folder
     * @param now the moment, milliseconds since 1970
     * @throws ReplicationException if a member's database cannot be read
     */
    public Hindrance hindrance(Connection connection, UUID folder, long now) throws ReplicationException {
        try {
            for (Inbound inbound : inbound(now)) {
                if (inbound.connection().equals(connection) && inbound.folder().equals(folder)) {
                    Hindrance found = hindrance(inbound);
                    return found == Hindrance.NONE ? inbound.closed(now) : found;
                }
            }
            return Hindrance.DISABLED;
        } catch (StoreException e) {
            throw new ReplicationException("cannot read group " + group.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The updates that receiving members have in their queues: sixteen at work, the others scheduled, or waiting for something.
     *
     * @param most how many of each connection at most
     * @throws ReplicationException if a member's database cannot be read
     */
    public List<Update> updates(int most) throws ReplicationException {
        List<Update> updates = new ArrayList<>();
        try {
            for (Inbound inbound : inbound(0)) {
                if (!inbound.awake()) {
                    continue;
                }
                int number = 0;
                for (IdRecord record : inbound.pending(most)) {
                    updates.add(update(inbound, record, number++));
                }
            }
            return updates;
        } catch (StoreException e) {
            throw new ReplicationException("cannot read group " + group.name() + ": " + e.getMessage(), e);
        }
    }

    private Update update(Inbound inbound, IdRecord record, int number) throws StoreException {
        Tree tree = inbound.from().tree(inbound.folder());
        String relative = tree.relative(record);
        String path = relative == null ? record.name() : relative;
        boolean there = faults.sharingViolation(inbound.from().config().name(), path);
        boolean here = faults.sharingViolation(inbound.to().config().name(), path);
        Update.State state = number < Transfer.CONCURRENT ? Update.State.DOWNLOADING : Update.State.SCHEDULED;
        String why = inbound.from().staging(inbound.folder()).obstacle(record, path);
        if (there || here) {
            state = Update.State.WAIT;
            why = "it is open on "
                    + (there ? inbound.from() : inbound.to()).config().name();
        } else if (!why.isEmpty()) {
            state = Update.State.WAIT;
        } else if (record.present() && !inbound.to().tree(inbound.folder()).hasParent(record)) {
            state = Update.State.BLOCKED;
            why = "its folder has to come first";
        }
        return new Update(inbound.connection(), record, state, path, there || here, why);
    }

    /** Tells whether a folder was met for the first time. */
    private boolean scan(Member member, long now) throws IOException, StoreException {
        boolean any = false;
        for (Membership membership : member.config().memberships()) {
            if (!membership.enabled()) {
                continue;
            }
            FolderState state = member.state(membership.folder().guid());
            if (state == FolderState.AUTO_RECOVERY || state == FolderState.IN_ERROR) {
                continue; // what is missing then is not taken for deleted
            }
            boolean first = state == FolderState.UNINITIALIZED;
            boolean primary = member.primary(membership);
            any |= first;
            Fence fence = Fence.DEFAULT;
            if (first || state == FolderState.INITIAL_SYNC) {
                fence = primary ? Fence.INITIAL_PRIMARY : Fence.INITIAL_SYNC;
            }
            if (!membership.readOnly()) {
                new Scan(member, membership, now, fence).run();
            }
            if (first) {
                member.state(membership.folder().guid(), primary ? FolderState.NORMAL : FolderState.INITIAL_SYNC);
                member.event(now, primary ? 4112 : 4102, membership.folder().name());
            }
        }
        return any;
    }

    private void replicate(long now) throws IOException, StoreException {
        List<Inbound> all = inbound(now);
        LinkLog log = new LinkLog(group, faults);
        List<Hindrance> hindrances = new ArrayList<>();
        for (Inbound inbound : all) {
            hindrances.add(hindrance(inbound)); // before one that stops becomes one for others
        }
        for (int i = 0; i < all.size(); i++) {
            log.note(all.get(i), hindrances.get(i), now);
            if (log.freshness(all.get(i), hindrances.get(i), now)) {
                all.get(i).skip(now);
            }
        }
        while (true) {
            Inbound next = null;
            for (Inbound inbound : all) {
                boolean earlier = next == null
                        || inbound.transfer().clock() < next.transfer().clock();
                if (inbound.awake() && earlier) {
                    next = inbound;
                }
            }
            if (next == null) {
                break;
            }
            if (next.step(now)) {
                for (Inbound inbound : all) {
                    boolean downstream =
                            inbound.from() == next.to() && inbound.folder().equals(next.folder());
                    if (downstream && inbound != next) {
                        inbound.wake(next.transfer().clock());
                    }
                }
            }
        }
        for (Inbound inbound : all) {
            if (inbound.transfer().clock() < now) {
                inbound.skip(now);
            }
            inbound.save();
        }
    }

    /** The folders that can come in, and, so that lost time does not count, those that cannot. */
    private List<Inbound> inbound(long now) throws StoreException {
        List<Inbound> all = new ArrayList<>();
        for (Connection connection : group.connections()) {
            Member from = Objects.requireNonNull(member(connection.sending()));
            Member to = Objects.requireNonNull(member(connection.receiving()));
            for (Membership membership : to.config().memberships()) {
                Membership other = from.membership(membership.folder().guid());
                if (other == null) {
                    continue;
                }
                Inbound inbound = new Inbound(connection, from, to, membership, faults, now);
                Hindrance hindrance = hindrance(inbound);
                if (hindrance != Hindrance.NONE) {
                    inbound.skip(now);
                }
                all.add(inbound);
            }
        }
        return all;
    }

    private Hindrance hindrance(Inbound inbound) throws StoreException {
        Connection connection = inbound.connection();
        Member from = inbound.from();
        Member to = inbound.to();
        UUID folder = inbound.folder();
        boolean enabled = connection.enabled()
                && Objects.requireNonNull(to.membership(folder)).enabled()
                && Objects.requireNonNull(from.membership(folder)).enabled();
        if (!enabled) {
            return Hindrance.DISABLED;
        }
        if (faults.serviceStopped(to.config().name())) {
            return Hindrance.RECEIVER_STOPPED;
        }
        FolderState own = to.state(folder);
        if (own != FolderState.NORMAL && own != FolderState.INITIAL_SYNC) {
            return Hindrance.FOLDER_STOPPED;
        }
        if (faults.connectionDown(connection)) {
            return Hindrance.CONNECTION_DOWN;
        }
        if (faults.serviceStopped(from.config().name())) {
            return Hindrance.SENDER_STOPPED;
        }
        if (faults.rightsLost(from.config().name())
                || faults.rightsLost(to.config().name())) {
            return Hindrance.RIGHTS_LOST;
        }
        if (faults.mixedVersions(connection)) {
            return Hindrance.MIXED_VERSIONS;
        }
        long late = faults.configurationLate(connection);
        if (late > 0 && (polled(from) < late || polled(to) < late)) {
            return Hindrance.CONFIGURATION_LATE;
        }
        return from.state(folder) == FolderState.NORMAL ? Hindrance.NONE : Hindrance.SENDER_NOT_READY;
    }

    private static long polled(Member member) throws StoreException {
        String polled = member.store().value(POLL);
        return polled == null ? 0 : Long.parseLong(polled);
    }

    @Override
    public void close() throws ReplicationException {
        ReplicationException first = null;
        for (Member member : members.values()) {
            try {
                member.close();
            } catch (ReplicationException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
