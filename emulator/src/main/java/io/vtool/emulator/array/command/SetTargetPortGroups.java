package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.PortGroups;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * SET TARGET PORT GROUPS, SPC-4 6.45. All descriptors are checked before the first takes effect. Where the groups are not
 * alike, one that becomes optimized takes that from the others: a volume belongs to one controller at a time.
 */
final class SetTargetPortGroups implements Command {
    private static final int DESCRIPTOR_LENGTH = 4;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
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
            if (call.array().ports().isHeld(group(list, at))) {
                throw CommandFault.check(SenseCode.SET_TARGET_PORT_GROUPS_COMMAND_FAILED);
            }
        }
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            call.array().changeState(group(list, at), state(list, at), PortGroups.ALTERED_BY_COMMAND, call.nexus());
        }
        giveWay(call, list);
        call.array().keepStates();
        return Answers.took((int) length);
    }

    private static void giveWay(Call call, ByteBuffer list) throws CommandFault {
        Set<Integer> named = new HashSet<>();
        boolean takes = false;
        for (int at = DESCRIPTOR_LENGTH; at < list.limit(); at += DESCRIPTOR_LENGTH) {
            named.add(group(list, at));
            takes |= state(list, at) == AluaState.OPTIMIZED;
        }
        if (!takes || !call.array().ports().isAsymmetric()) {
            return;
        }
        for (PortGroups.Group other : call.array().ports().groups()) {
            boolean free = !named.contains(other.id()) && !call.array().ports().isHeld(other.id());
            if (free && other.state() == AluaState.OPTIMIZED) {
                call.array()
                        .changeState(other.id(), AluaState.NON_OPTIMIZED, PortGroups.ALTERED_IMPLICITLY, call.nexus());
            }
        }
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
