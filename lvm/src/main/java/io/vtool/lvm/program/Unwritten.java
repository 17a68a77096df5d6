package io.vtool.lvm.program;

import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;

/** A command that is not there yet; it says so. */
final class Unwritten implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        run.error("Columns are not shown yet.");
        return LvmStatus.FAILED;
    }
}
