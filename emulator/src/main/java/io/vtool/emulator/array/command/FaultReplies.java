package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.fault.ActiveFaults;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import org.jspecify.annotations.Nullable;

/** How commands end that meet a fault of the array. */
final class FaultReplies {
    private static final int UNIT_ATTENTION = 0x6;

    private FaultReplies() {}

    static boolean silent(ActiveFaults faults, DiskArray array, LogicalUnit unit, Nexus nexus) {
        return faults.silences(unit.volume().name(), nexus, array.ports().port(nexus));
    }

    static void check(ActiveFaults faults, DiskArray array, LogicalUnit unit, Nexus nexus, Cdb cdb, boolean alwaysWorks)
            throws CommandFault {
        TargetPort port = array.ports().port(nexus);
        Effect effect = faults.strike(unit.volume().name(), nexus, port, cdb.opcode(), alwaysWorks);
        if (effect != null) {
            throw of(effect);
        }
    }

    /** Why a unit is not ready, which REQUEST SENSE tells, too (SPC-4 6.39); null if it is. */
    static @Nullable Sense notReady(Call call) {
        ActiveFaults faults = call.array().faults();
        TargetPort port = faults == null ? null : call.array().ports().port(call.nexus());
        Effect effect =
                faults == null ? null : faults.notReady(call.unit().volume().name(), call.nexus(), port);
        return effect == null ? null : of(effect).sense();
    }

    private static CommandFault of(Effect effect) {
        if (effect instanceof Effect.StatusReply reply) {
            return CommandFault.status(reply.status());
        }
        if (effect instanceof Effect.SenseReply reply) {
            return CommandFault.check(new SenseCode(reply.key(), reply.asc(), reply.ascq()));
        }
        if (effect instanceof Effect.Attention attention) {
            return CommandFault.check(new SenseCode(UNIT_ATTENTION, attention.asc(), attention.ascq()));
        }
        return CommandFault.check(SenseCode.NOT_READY_OFFLINE);
    }
}
