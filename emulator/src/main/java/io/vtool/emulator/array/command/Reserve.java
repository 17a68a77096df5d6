package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Registrant;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;

/** RESERVE(6) and (10), SPC-2 7.21 and 7.22; beside registrations it follows compatible handling (SPC-4 5.13.3). */
final class Reserve implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        if (call.unit().reservations().any()) {
            if (call.unit().reservations().registered(Registrant.of(call.nexus()))) {
                return Answers.good();
            }
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        if (!call.unit().simpleReservation().reserve(call.nexus())) {
            throw CommandFault.status(Status.RESERVATION_CONFLICT);
        }
        return Answers.good();
    }
}
