package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Access;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;

/** PREVENT ALLOW MEDIUM REMOVAL, SBC-3 5.10. */
final class PreventAllow implements Command {
    private static final int PREVENT = 0x01;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        boolean prevent = call.cdb().has(4, PREVENT);
        if (prevent && call.unit().reservations().conflicts(Registrant.of(call.nexus()), Access.WRITE)) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        call.unit().medium().prevent(call.nexus(), prevent);
        return Answers.good();
    }
}
