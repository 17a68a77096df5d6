package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.AluaMode;
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
 * alike and the array may change states by itself, one that becomes optimized takes that from the others: a volume belongs to
 * one controller at a time.
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
        PortGroups groups = call.array().portGroups(call.unit());
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            state(list, at);
            if (!groups.contains(group(list, at))) {
                throw CommandFault.invalidParameter(at + 2, -1);
            }
        }
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            if (groups.isHeld(group(list, at))) {
                throw CommandFault.check(SenseCode.SET_TARGET_PORT_GROUPS_COMMAND_FAILED);
            }
        }
        for (int at = DESCRIPTOR_LENGTH; at < length; at += DESCRIPTOR_LENGTH) {
            choose(call, group(list, at), state(list, at), PortGroups.ALTERED_BY_COMMAND);
        }
        giveWay(call, groups, list);
        call.array().keepStates();
        return Answers.took((int) length);
    }

    private static void choose(Call call, int group, AluaState state, int statusCode) {
        call.array().choose(call.unit(), group, state, statusCode, call.nexus());
    }

    private static void giveWay(Call call, PortGroups groups, ByteBuffer list) throws CommandFault {
        Set<Integer> named = new HashSet<>();
        boolean takes = false;
        for (int at = DESCRIPTOR_LENGTH; at < list.limit(); at += DESCRIPTOR_LENGTH) {
            named.add(group(list, at));
            takes |= state(list, at) == AluaState.OPTIMIZED;
        }
        if (!takes || !groups.isAsymmetric() || call.array().config().alua() != AluaMode.BOTH) {
            return;
        }
        for (PortGroups.Group other : groups.groups()) {
            boolean free = !named.contains(other.id()) && !groups.isHeld(other.id());
            if (free && other.state() == AluaState.OPTIMIZED) {
                choose(call, other.id(), AluaState.NON_OPTIMIZED, PortGroups.ALTERED_IMPLICITLY);
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
