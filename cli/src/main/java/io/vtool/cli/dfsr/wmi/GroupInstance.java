package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A replication group (DfsrReplicationGroupConfig).
 *
 * @param seat the member that knows it
 */
record GroupInstance(Seat seat) implements WmiInstance {
    private static final int HEX = 16;

    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "ReplicationGroupGuid" -> Seat.guid(seat.group().guid());
            case "ReplicationGroupName" -> seat.group().name();
            case "ReplicationGroupDn" -> seat.distinguished("");
            case "LastChangeTime" -> seat.changed();
            case "DefaultSchedule" ->
                numbers(
                        seat.group().connections().isEmpty()
                                ? Schedule.ALWAYS
                                : seat.group().connections().get(0).schedule());
            default -> null;
        };
    }

    /** The 336 bytes of a schedule, two quarter hours in each. */
    static List<Long> numbers(Schedule schedule) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i + 1 < schedule.digits().length(); i += 2) {
            numbers.add(Long.parseLong(schedule.digits().substring(i, i + 2), HEX));
        }
        return numbers;
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return seat.setting(property);
    }

    /** What is set for the group counts for all its members. */
    @Override
    public void set(String property, String value) throws WmiException {
        for (GroupMember config : seat.group().members()) {
            Member member = Objects.requireNonNull(seat.replication().member(config.name()));
            new Seat(seat.replication(), member, seat.now()).set(property, value);
        }
    }
}
