package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;

/** RELEASE(6) and (10), SPC-2 7.16 and 7.17: without effect from a nexus that holds nothing. */
final class Release implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        if (call.unit().reservations().any() && !call.unit().reservations().registered(Registrant.of(call.nexus()))) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        call.unit().simpleReservation().release(call.nexus());
        return Answers.good();
    }
}
