package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.PortGroups;
import io.vtool.emulator.array.unit.TargetPorts;
import io.vtool.iscsi.target.ScsiResponse;

/** REPORT TARGET PORT GROUPS, SPC-4 6.37. */
final class ReportTargetPortGroups implements Command {
    private static final int FORMAT_HIGH_BIT = 7;
    private static final int EXTENDED = 0x10;
    private static final int PREFERRED = 0x80;
    /** Transitioning, offline, unavailable, standby and both active states. */
    private static final int SUPPORTED_STATES = 0xcf;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        return answer(call.array().ports(), call.array().portGroups(call.unit()), call.cdb());
    }

    static ScsiResponse answer(TargetPorts ports, PortGroups groups, Cdb cdb) throws CommandFault {
        int format = cdb.u8(1) >> 5;
        if (format > 1) {
            throw CommandFault.invalidCdb(1, FORMAT_HIGH_BIT);
        }
        Payload data = new Payload(64).u32(0);
        if (format == 1) {
            data.u8(EXTENDED).zeros(3);
        }
        for (PortGroups.Group group : groups.groups()) {
            data.u8((group.preferred() ? PREFERRED : 0) | group.state().code())
                    .u8(SUPPORTED_STATES)
                    .u16(group.id())
                    .u8(0)
                    .u8(group.statusCode())
                    .u8(0);
            int countAt = data.size();
            data.u8(0);
            int count = 0;
            for (TargetPort port : ports.all()) {
                if (port.group() == group.id()) {
                    data.u16(0).u16(port.relativeId());
                    count++;
                }
            }
            data.setU8(countAt, count);
        }
        return Answers.data(data.setU32(0, data.size() - 4), cdb.u32(6));
    }
}
