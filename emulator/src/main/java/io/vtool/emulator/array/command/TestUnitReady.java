package io.vtool.emulator.array.command;

import io.vtool.iscsi.target.ScsiResponse;

/** TEST UNIT READY, SPC-4 6.47: what can be wrong has been checked before. */
final class TestUnitReady implements Command {
    @Override
    public ScsiResponse execute(Call call) {
        return Answers.good();
    }
}
