package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;

/** PRE-FETCH(10) and (16), SBC-3 5.8 and 5.9: the operating system caches the file, so all blocks always fit. */
final class PreFetch implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        BlockRange.of(call.cdb()).within(call.unit());
        return Answers.status(Status.CONDITION_MET);
    }
}
