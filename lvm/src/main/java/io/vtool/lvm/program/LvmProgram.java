package io.vtool.lvm.program;

import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.LvmWorld;
import java.util.List;

/** The lvm program: its first word is a command. */
public final class LvmProgram {
    private static final String RELOADING = "Reloading config files";

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
        if (run == null) {
            return LvmStatus.INVALID;
        }
        if (!takesOperands(name)
                && !run.line().operands().isEmpty()
                && !run.line().has("cache")) {
            run.error(
                    "Command does not accept argument: " + run.line().operands().get(0) + '.');
            return LvmStatus.INVALID;
        }
        boolean reloads = run.line().has("verbose") && run.line().has("config");
        if (reloads) {
            run.error(RELOADING);
        }
        int status = command.run(run);
        if (reloads) {
            run.error(RELOADING);
        }
        return status;
    }

    private static boolean takesOperands(String command) {
        return switch (command) {
            case "lvmdiskscan", "lvscan", "vgscan" -> false;
            default -> true;
        };
    }
}
