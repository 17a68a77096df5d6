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
import org.jspecify.annotations.Nullable;

/**
 * A replication group at work. Time comes from outside: {@link #advance} does what members would have done since it was last
 * called. Used by one thread, by one process at a time.
 */
public final class Replication implements AutoCloseable {
    private final ReplicationGroup group;
    private final MemberFaults faults;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Replication(ReplicationGroup group, MemberFaults faults) {
        this.group = group;
        this.faults = faults;
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
                replication.members.put(key(member.name()), Member.open(member));
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
            replicate(now);
            boolean first = false;
            for (Member member : members.values()) {
                if (!faults.serviceStopped(member.config().name())
                        && !faults.rightsLost(member.config().name())) {
                    first |= scan(member, now);
                }
            }
            if (first) {
                replicate(now); // members without anything to get are in sync at once
            }
            for (Member member : members.values()) {
                member.debug().flush();
                member.events().flush();
            }
        } catch (IOException | StoreException e) {
            throw new ReplicationException("cannot replicate group " + group.name() + ": " + e.getMessage(), e);
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
        String path = tree.relative(record);
        boolean open = path != null
                && (faults.sharingViolation(inbound.from().config().name(), path)
                        || faults.sharingViolation(inbound.to().config().name(), path));
        Update.State state = number < Transfer.CONCURRENT ? Update.State.DOWNLOADING : Update.State.SCHEDULED;
        if (open) {
            state = Update.State.WAIT;
        } else if (record.present() && !inbound.to().tree(inbound.folder()).hasParent(record)) {
            state = Update.State.BLOCKED;
        }
        return new Update(inbound.connection(), record, state, path == null ? record.name() : path, open);
    }

    /** Tells whether a folder was met for the first time. */
    private static boolean scan(Member member, long now) throws IOException, StoreException {
        boolean any = false;
        for (Membership membership : member.config().memberships()) {
            if (!membership.enabled()) {
                continue;
            }
            FolderState state = member.state(membership.folder().guid());
            boolean first = state == FolderState.UNINITIALIZED;
            any |= first;
            Fence fence = Fence.DEFAULT;
            if (first || state == FolderState.INITIAL_SYNC) {
                fence = membership.primary() ? Fence.INITIAL_PRIMARY : Fence.INITIAL_SYNC;
            }
            if (!membership.readOnly()) {
                new Scan(member, membership, now, fence).run();
            }
            if (first) {
                member.state(
                        membership.folder().guid(),
                        membership.primary() ? FolderState.NORMAL : FolderState.INITIAL_SYNC);
                member.events()
                        .add(
                                now,
                                membership.primary() ? 4112 : 4102,
                                membership.folder().name());
            }
        }
        return any;
    }

    private void replicate(long now) throws IOException, StoreException {
        List<Inbound> all = inbound(now);
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
                if (!works(connection, from, to, membership, other)) {
                    inbound.skip(now);
                }
                all.add(inbound);
            }
        }
        return all;
    }

    private boolean works(Connection connection, Member from, Member to, Membership membership, Membership other)
            throws StoreException {
        FolderState state = from.state(membership.folder().guid());
        FolderState own = to.state(membership.folder().guid());
        return connection.enabled()
                && membership.enabled()
                && other.enabled()
                && state == FolderState.NORMAL
                && (own == FolderState.NORMAL || own == FolderState.INITIAL_SYNC)
                && !faults.connectionDown(connection)
                && !faults.mixedVersions(connection)
                && !faults.serviceStopped(from.config().name())
                && !faults.serviceStopped(to.config().name())
                && !faults.rightsLost(to.config().name());
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
