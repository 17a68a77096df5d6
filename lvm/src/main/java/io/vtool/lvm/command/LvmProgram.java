package io.vtool.lvm.command;

import io.vtool.lvm.text.ConfigFormatException;
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
        CommandLineReader reader = new CommandLineReader(name, words.subList(1, words.size()));
        CommandLine line = reader.read();
        if (line == null) {
            world.output().err(reader.problem() + "\n  Error during parsing of command line.\n");
            return LvmStatus.INVALID;
        }
        LvmConfig config;
        try {
            config = LvmConfig.of(line.values("config"));
        } catch (ConfigFormatException e) {
            world.output().err("  Failed to parse --config: " + e.problem() + "\n");
            return LvmStatus.INVALID;
        }
        return command.run(new LvmRun(name, line, config, world));
    }
}
