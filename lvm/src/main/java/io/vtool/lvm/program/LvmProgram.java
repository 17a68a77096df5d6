package io.vtool.lvm.program;

import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.LvmWorld;
import java.util.List;

/** The lvm program: its first word is a command. */
public final class LvmProgram {
    private LvmProgram() {}

    /**
     * Runs a command line.
     *
     * @param words the command's name and its words, one char for each byte
     * @return the exit status
     */
    public static int run(LvmWorld world, List<String> words) {
        String name = words.isEmpty() ? "" : words.get(0);
        LvmCommand command = LvmCommands.find(name);
        if (command == null) {
            world.output().err("  No such command.  Try 'lvm help'.\n");
            return LvmStatus.NO_SUCH_COMMAND;
        }
        LvmRun run = LvmRun.start(world, name, words.subList(1, words.size()));
        return run == null ? LvmStatus.INVALID : command.run(run);
    }
}
