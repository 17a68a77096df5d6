package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import org.jspecify.annotations.Nullable;

/**
 * A computer as a member (DfsrLocalMemberConfig, DfsrLocalMemberInfo).
 *
 * @param seat the member
 */
record MemberInstance(Seat seat) implements WmiInstance {
    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "MemberGuid" -> Seat.guid(seat.member().config().guid());
            case "MemberName" -> seat.name();
            case "MemberDn" -> seat.memberDn(seat.member().config().guid());
            case "MemberDns" -> seat.dns(seat.name());
            case "ReplicationGroupGuid" -> Seat.guid(seat.group().guid());
            case "ReplicationGroupName" -> seat.group().name();
            case "State" -> 0L; // initialized; one that shuts down does not answer
            case "LastConfigChangeTime" -> seat.changed();
            default -> null;
        };
    }
}
