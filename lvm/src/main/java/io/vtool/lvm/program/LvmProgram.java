package io.vtool.lvm.program;

import io.vtool.lvm.command.CommandStart;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.listing.LogReport;
import io.vtool.lvm.listing.SelectedOnly;
import io.vtool.lvm.report.JsonFrame;
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
        CommandStart start = new CommandStart(world, name);
        LvmRun run = start.begin(name.equals("version") ? List.of() : words.subList(1, words.size()));
        int status = run == null ? start.status() : run(run, command);
        String similar = start.similar();
        if (similar != null) {
            world.output().err("  Nearest similar command has syntax:\n");
            Help.form(world.output(), name, similar);
        }
        start.end();
        if (run != null) {
            run.end();
        }
        return status;
    }

    /** Whether a command line may write to devices, to judge by its words: an option that repairs or updates is among them. */
    public static boolean writes(List<String> words) {
        String name = words.isEmpty() ? "" : words.get(0);
        String option = name.equals("vgck") ? "u" : name.equals("pvck") ? "rep" : null;
        for (String word : words) {
            if (option != null && word.startsWith("--") && word.replace("-", "").startsWith(option)) {
                return true;
            }
        }
        return false;
    }

    private static int run(LvmRun run, LvmCommand command) {
        if (run.line().has("help") || run.line().has("longhelp")) {
            Help.print(run.world().output(), run.command(), run.line().has("longhelp"));
            return LvmStatus.DONE;
        }
        if (run.line().has("version")) {
            return ListCommand.VERSION.run(run);
        }
        if (run.line().has("select")) {
            run.choose(new SelectedOnly(run));
        }
        int status = LogReport.start(run) ? command.run(run) : LvmStatus.FAILED;
        if (!run.log().end(null, false) && listsOnly(run, status)) {
            noReport(run);
        }
        return status;
    }

    /** Commands whose only report would be the log. */
    private static boolean listsOnly(LvmRun run, int status) {
        return switch (run.command()) {
            case "vgcfgbackup" -> true;
            case "vgscan" -> status != LvmStatus.INVALID && !run.line().has("notifydbus");
            case "lvscan", "pvscan" -> status != LvmStatus.INVALID;
            case "vgck" ->
                status != LvmStatus.INVALID && !run.inventory().groups().isEmpty();
            default -> false;
        };
    }

    private static void noReport(LvmRun run) {
        String format = run.line().value("reportformat");
        if (format != null && !format.equals("basic")) {
            new JsonFrame(run.reports()).end();
        }
    }
}
