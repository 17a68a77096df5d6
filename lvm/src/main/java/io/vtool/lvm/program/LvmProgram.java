package io.vtool.lvm.program;

import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.listing.LogReport;
import io.vtool.lvm.listing.SelectedOnly;
import io.vtool.lvm.report.Units;
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
        if (run.line().has("help") || run.line().has("longhelp")) {
            Help.print(world.output(), name, run.line().has("longhelp"));
            return LvmStatus.DONE;
        }
        if (run.line().has("version")) {
            return ListCommand.VERSION.run(run);
        }
        if (name.equals("pvscan") && run.line().has("background") && !run.line().has("cache")) {
            run.error("Command does not accept option: --background.");
            return LvmStatus.INVALID;
        }
        if (!takesOperands(run) && !run.line().operands().isEmpty()) {
            run.error(
                    "Command does not accept argument: " + run.line().operands().get(0) + '.');
            return LvmStatus.INVALID;
        }
        boolean reloads = run.line().has("verbose") && run.line().has("config");
        if (reloads) {
            run.error(RELOADING);
        }
        String units = run.line().value("units");
        if (units != null && Units.parse(units, true) == null) {
            run.error("Invalid units specification");
            run.invalid();
            run.end();
            return LvmStatus.INVALID;
        }
        if (run.line().has("readonly") && run.line().has("verbose")) {
            run.error("Activation disabled. No device-mapper interaction will be attempted.");
        }
        if (run.line().has("select")) {
            run.choose(new SelectedOnly(run));
        }
        int status = LogReport.start(run) ? command.run(run) : LvmStatus.FAILED;
        run.log().end(null, false);
        if (reloads) {
            run.error(RELOADING);
        }
        run.end();
        return status;
    }

    private static boolean takesOperands(LvmRun run) {
        boolean cache = run.line().has("cache");
        return switch (run.command()) {
            case "devtypes", "formats", "lvmdiskscan", "lvscan", "segtypes", "systemid", "tags", "vgscan" -> false;
            case "pvscan" -> cache || run.line().has("listvg") || run.line().has("listlvs");
            default -> true;
        };
    }
}
