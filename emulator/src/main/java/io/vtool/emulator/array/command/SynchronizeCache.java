package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;

/** SYNCHRONIZE CACHE(10) and (16), SBC-3 5.26 and 5.27: the write barrier. */
final class SynchronizeCache implements Command {
    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        BlockRange.of(call.cdb()).within(call.unit());
        call.unit().store().flush();
        return Answers.good();
    }
}
