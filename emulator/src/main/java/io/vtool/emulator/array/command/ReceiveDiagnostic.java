package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** RECEIVE DIAGNOSTIC RESULTS, SPC-4 6.30: there is only the list of supported pages. */
final class ReceiveDiagnostic implements Command {
    private static final int PCV = 0x01;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        if (call.cdb().has(1, PCV) && call.cdb().u8(2) != 0) {
            throw CommandFault.invalidCdb(2, -1);
        }
        return Answers.data(new Payload(5).u8(0).u8(0).u16(1).u8(0), call.cdb().u16(3));
    }
}
