package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;

/** LOG SELECT, SPC-4 6.7: none of our log parameters can be set, so only a reset without a list is taken. */
final class LogSelect implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        if (call.cdb().u16(7) != 0) {
            call.parameterList(call.cdb().u16(7));
            throw CommandFault.invalidParameter(0, -1);
        }
        return Answers.good();
    }
}
