package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;

/** What a family of commands does. Instances hold no state; the table has already checked what it knows. */
interface Command {
    /**
     * Executes.
     *
     * @param call the command with everything it may touch
     * @return its answer
     * @throws CommandFault if it ends with another status than it should
     * @throws IOException if the files of the volume fail
     */
    ScsiResponse execute(Call call) throws CommandFault, IOException;
}
