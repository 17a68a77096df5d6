package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Access;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;

/** START STOP UNIT, SBC-3 5.25: ejects and loads; power conditions and spinning down mean nothing to an array. */
final class StartStopUnit implements Command {
    private static final int FLAGS_OFFSET = 4;
    private static final int POWER_CONDITION = 0xf0;
    private static final int NO_FLUSH = 0x04;
    private static final int LOEJ = 0x02;
    private static final int LOEJ_BIT = 1;
    private static final int START = 0x01;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        int flags = call.cdb().u8(FLAGS_OFFSET);
        LogicalUnit unit = call.unit();
        boolean harmless = (flags & (POWER_CONDITION | LOEJ | START)) == START;
        if (!harmless && unit.reservations().conflicts(Registrant.of(call.nexus()), Access.WRITE)) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        if ((flags & POWER_CONDITION) != 0) {
            return Answers.good();
        }
        if ((flags & (NO_FLUSH | START)) == 0) {
            unit.store().flush();
        }
        if ((flags & LOEJ) != 0) {
            moveMedium(call, (flags & START) != 0);
        }
        return Answers.good();
    }

    private static void moveMedium(Call call, boolean in) throws CommandFault {
        LogicalUnit unit = call.unit();
        if (!unit.volume().removable()) {
            throw CommandFault.invalidCdb(FLAGS_OFFSET, LOEJ_BIT);
        }
        if (!in) {
            unit.medium().eject();
        } else if (unit.medium().load()) {
            unit.attentions().raiseForOthers(SenseCode.MEDIUM_MAY_HAVE_CHANGED, call.nexus());
        }
    }
}
