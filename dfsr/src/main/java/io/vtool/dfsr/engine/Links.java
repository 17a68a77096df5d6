package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The connections of a group at work, each folder by itself, and what is in their way. */
final class Links {
    /** Under which a member keeps when it read its configuration from the directory. */
    static final String POLL = "ad_poll";

    private final ReplicationGroup group;
    private final Map<String, Member> members;
    private final MemberFaults faults;

    /**
     * Readies them.
     *
     * @param members the members by {@link #key}, filled later
     */
    Links(ReplicationGroup group, Map<String, Member> members, MemberFaults faults) {
        this.group = group;
        this.members = members;
        this.faults = faults;
    }

    /** Under which a member of that name is found. */
    static String key(String member) {
        return member.toUpperCase(Locale.ROOT);
    }

    private @Nullable Member member(String name) {
        return members.get(key(name));
    }

    /** The folders that can come in, and, so that lost time does not count, those that cannot. */
    List<Inbound> inbound(long now) throws StoreException {
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

    /** Why nothing comes in, leaving the schedule out. */
    Hindrance hindrance(Inbound inbound) throws StoreException {
        Connection connection = inbound.connection();
        Member from = inbound.from();
        Member to = inbound.to();
        UUID folder = inbound.folder();
        boolean enabled = to.settings().enabled(connection)
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
}
