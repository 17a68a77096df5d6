package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.PortGroups;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.nio.ByteBuffer;

/** SET TARGET PORT GROUPS, SPC-4 6.45. All descriptors are checked before the first takes effect. */
final class SetTargetPortGroups implements Command {
    private static final int DESCRIPTOR_LENGTH = 4;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        long length = call.cdb().u32(6);
        ByteBuffer list = call.parameterList(length);
        if (length == 0) {
            return Answers.good();
        }
        if (length < DESCRIPTOR_LENGTH || length % DESCRIPTOR_LENGTH != 0) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            state(list, at);
            if (!call.array().ports().contains(group(list, at))) {
                throw CommandFault.invalidParameter(at + 2, -1);
            }
        }
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            call.array().changeState(group(list, at), state(list, at), PortGroups.ALTERED_BY_COMMAND, call.nexus());
        }
        return Answers.took((int) length);
    }

    private static int group(ByteBuffer list, int at) {
        return list.getShort(at + 2) & 0xffff;
    }

    private static AluaState state(ByteBuffer list, int at) throws CommandFault {
        AluaState state = AluaState.of(list.get(at) & 0x0f);
        if (state == null || state == AluaState.OFFLINE || state == AluaState.TRANSITIONING) {
            throw CommandFault.invalidParameter(at, 3);
        }
        return state;
    }
}
