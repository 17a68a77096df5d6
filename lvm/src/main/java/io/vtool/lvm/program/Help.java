package io.vtool.lvm.program;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmOutput;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import java.util.List;

/** What lvm2 tells about its commands. */
final class Help {
    private static final String EVERY = "*";
    private static final String LONG = "**";

    private Help() {}

    /** Prints how a command is used. */
    static void print(LvmOutput output, String command, boolean all) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : FactTable.rows(Help.class, "usage.tsv")) {
            String owner = row.get(0);
            if (owner.equals(command) || owner.equals(EVERY) || all && owner.equals(LONG)) {
                line(text, row.get(1), row.get(2));
            }
        }
        text.append(all ? "\n" : "  Use --longhelp to show all options and advanced commands.\n");
        output.out(text.toString());
    }

    /** Prints the form of a command that is known by an option, and what it does. */
    static void form(LvmOutput output, String command, String option) {
        String summary = "";
        StringBuilder text = new StringBuilder();
        for (List<String> row : FactTable.rows(Help.class, "usage.tsv")) {
            if (row.get(0).equals(command)) {
                String words = row.get(2);
                if (words.startsWith(command + " --" + option + " ")) {
                    line(text, "2", words);
                    line(text, "2", summary);
                }
                summary = words;
            }
        }
        output.out(text.append('\n').toString());
    }

    private static void line(StringBuilder text, String indent, String words) {
        if (indent.equals("t")) {
            text.append('\t');
        } else {
            text.append(" ".repeat(Integer.parseInt(indent)));
        }
        text.append(words).append('\n');
    }

    /** The help command: about the commands its operands name, or which there are. */
    static int command(LvmRun run) {
        List<String> names = run.line().operands();
        if (names.isEmpty()) {
            overview(run);
            return LvmStatus.DONE;
        }
        if (names.size() == 1 && names.get(0).equals("all")) {
            for (String name : LvmCommands.names()) {
                print(run.world().output(), name, false);
            }
            return LvmStatus.DONE;
        }
        int status = LvmStatus.DONE;
        for (String name : names) {
            if (LvmCommands.find(name) == null) {
                run.print(name + ": no such command.");
                status = LvmStatus.INVALID;
            } else {
                print(run.world().output(), name, false);
            }
        }
        if (status != LvmStatus.DONE) {
            run.invalid();
        }
        return status;
    }

    private static void overview(LvmRun run) {
        run.error("Available lvm commands:");
        run.error("Use 'lvm help <command>' for more information");
        run.error(" ");
        String last = "";
        for (List<String> row : FactTable.rows(Help.class, "usage.tsv")) {
            String name = row.get(0);
            if (!name.startsWith(EVERY) && !name.equals(last)) {
                String summary = row.get(2).substring(name.length() + " - ".length());
                run.error(name + " ".repeat(Math.max(1, 16 - name.length())) + summary);
            }
            last = name;
        }
    }
}
