package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Hindrance;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection as one of its two ends sees it (DfsrConnectionConfig, DfsrConnectionInfo).
 *
 * @param seat the end
 * @param connection the connection
 */
record ConnectionInstance(Seat seat, Connection connection) implements WmiInstance {
    private static final long ONLINE = 1;
    private static final long OFFLINE = 2;
    private static final long IN_ERROR = 3;

    /** Whether files come to this end. */
    boolean inbound() {
        return connection.receiving().equals(seat.name());
    }

    GroupMember partner() {
        String name = inbound() ? connection.sending() : connection.receiving();
        return Objects.requireNonNull(seat.group().member(name));
    }

    /** The receiving end. */
    Seat receiver() {
        Member member = Objects.requireNonNull(seat.replication().member(connection.receiving()));
        return new Seat(seat.replication(), member, seat.now());
    }

    @Override
    public @Nullable Object value(String property) throws WmiException {
        GroupMember own = seat.member().config();
        return switch (property) {
            case "ConnectionGuid" -> Seat.guid(connection.guid());
            case "ConnectionDn" ->
                "CN=" + Seat.guid(connection.guid()) + ","
                        + seat.memberDn(inbound() ? own.guid() : partner().guid());
            case "MemberGuid" -> Seat.guid(own.guid());
            case "MemberName" -> own.name();
            case "PartnerGuid" -> Seat.guid(partner().guid());
            case "PartnerName" -> partner().name();
            case "PartnerDn" -> seat.memberDn(partner().guid());
            case "PartnerDns" -> seat.dns(partner().name());
            case "ReplicationGroupGuid" -> Seat.guid(seat.group().guid());
            case "ReplicationGroupName" -> seat.group().name();
            case "Inbound" -> inbound();
            case "Enabled" -> connection.enabled();
            case "Schedule" -> GroupInstance.numbers(connection.schedule());
            case "State" -> state(hindrance());
            case "LastSyncTime", "LastSuccessfulSyncTime" -> contact();
            case "LastSyncDuration" -> 0L;
            case "NextSyncTime" -> Moment.UNKNOWN;
            case "LastErrorCode" -> (long) hindrance().code();
            case "LastErrorMessageId" ->
                hindrance().code() == 0 ? 0L : (long) hindrance().event();
            default -> null;
        };
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return seat.setting(connection.guid() + "." + property);
    }

    /** A connection is one object of the directory, which both of its ends read. */
    @Override
    public void set(String property, String value) throws WmiException {
        new GroupInstance(seat).set(connection.guid() + "." + property, value);
    }

    /** Why nothing comes through, the worst of all folders. */
    Hindrance hindrance() throws WmiException {
        Hindrance found = Hindrance.NONE;
        try {
            for (ReplicatedFolder folder : seat.group().folders()) {
                Hindrance one = seat.replication().hindrance(connection, folder.guid(), seat.now());
                found = found.code() == 0 && one != Hindrance.NONE ? one : found;
            }
        } catch (ReplicationException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
        return found;
    }

    private static long state(Hindrance hindrance) {
        return switch (hindrance) {
            case NONE, SCHEDULE_CLOSED, FORCED_STOP, SENDER_NOT_READY, FOLDER_STOPPED -> ONLINE;
            case DISABLED, RECEIVER_STOPPED, SENDER_STOPPED -> OFFLINE;
            default -> IN_ERROR;
        };
    }

    /** When the receiver last heard of the sender. */
    private Moment contact() throws WmiException {
        long last = 0;
        for (ReplicatedFolder folder : seat.group().folders()) {
            String kept = receiver().kept("contact." + connection.guid() + "." + folder.guid());
            int blank = kept == null ? -1 : kept.indexOf(' ');
            if (kept != null && blank > 0) {
                last = Math.max(last, Long.parseLong(kept.substring(0, blank)));
            }
        }
        return last == 0 ? Moment.UNKNOWN : Moment.ofMillis(last);
    }
}
