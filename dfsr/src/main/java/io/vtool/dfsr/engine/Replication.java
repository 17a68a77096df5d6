package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replication group at work. Time comes from outside: {@link #advance} does what members would have done since it was last
 * called. Used by one thread, by one process at a time.
 */
public final class Replication implements AutoCloseable {
    private final ReplicationGroup group;
    private final MemberFaults faults;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Links links;
    private final Pulling pulling;
    private final Housekeeping housekeeping;

    private Replication(ReplicationGroup group, MemberFaults faults) {
        this.group = group;
        this.faults = faults;
        this.links = new Links(group, members, faults);
        this.pulling = new Pulling(links, new LinkLog(group, faults));
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
                replication.members.put(Links.key(member.name()), Member.open(member, faults));
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
        return members.get(Links.key(name));
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
                new FilterChange(member, faults).meet();
                new Recovery(member, faults).meet(now);
                for (Membership membership : member.config().memberships()) {
                    member.staging(membership.folder().guid()).mend();
                }
            }
            for (Member next = recovering(now); next != null; next = recovering(now)) {
                Recovery recovery = new Recovery(next, faults);
                pulling.run(recovery.end());
                recovery.finish();
            }
            pulling.run(now);
            boolean first = false;
            for (Member member : members.values()) {
                if (runs(member)) {
                    first |= new Scanning(member).run(now);
                }
            }
            if (first) {
                pulling.run(now); // members without anything to get are in sync at once
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
        } catch (NumberFormatException e) {
            throw new ReplicationException(
                    "cannot replicate group " + group.name() + ": a database of its members is damaged: "
                            + e.getMessage(),
                    e);
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
            Objects.requireNonNull(member(member)).store().value(Links.POLL, Long.toString(now));
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
        force(Inbound.forceKey(connection), connection, force);
    }

    /**
     * Makes a connection ignore its schedule for one folder for a while.
     *
     * @param connection the connection
     * @param folder the replicated folder
     * @param force how, and until when
     * @throws ReplicationException if the receiving member cannot be used
     */
    public void force(Connection connection, UUID folder, Force force) throws ReplicationException {
        force(Inbound.forceKey(connection) + "." + folder, connection, force);
    }

    /**
     * Makes a file come before all others through a connection, also when it came before.
     *
     * @param connection the connection
     * @param folder the replicated folder
     * @param uid the file
     * @return whether the sender has it
     * @throws ReplicationException if a member cannot be used
     */
    public boolean download(Connection connection, UUID folder, Version uid) throws ReplicationException {
        try {
            Member sender = Objects.requireNonNull(member(connection.sending()));
            IdRecord theirs = sender.store().byUid(uid);
            if (theirs == null || !theirs.folder().equals(folder)) {
                return false;
            }
            Objects.requireNonNull(member(connection.receiving())).store().want(folder, uid, false);
            return true;
        } catch (StoreException e) {
            throw new ReplicationException("cannot download to " + connection.receiving() + ": " + e.getMessage(), e);
        }
    }

    private void force(String key, Connection connection, Force force) throws ReplicationException {
        try {
            Objects.requireNonNull(member(connection.receiving()))
                    .store()
                    .value(key, force.mode() == Force.SCHEDULE ? "" : force.toString());
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
            for (Inbound inbound : links.inbound(now)) {
                if (inbound.connection().equals(connection) && inbound.folder().equals(folder)) {
                    Hindrance found = links.hindrance(inbound);
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
        try {
            return new UpdateQueues(faults).of(links.inbound(0), most);
        } catch (StoreException e) {
            throw new ReplicationException("cannot read group " + group.name() + ": " + e.getMessage(), e);
        }
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
