package io.vtool.lvm.command;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms a command has. A command line is held against all of them, and what the best one does not take is refused: lvm2
 * says which options and operands those are.
 */
final class CommandForms {
    private static final int MOST_TOLD = 8;
    /** Options that lvm2's table has behind those that are in the order of their names. */
    private static final List<String> LAST = List.of("settings", "pvmetadatacopies", "repair", "repairtype", "file");

    private static final String NO_OPERANDS =
            ",devtypes,formats,lastlog,lvmdiskscan,lvscan,segtypes,systemid,tags,version,vgscan,";

    private final String command;
    private final CommandLine line;
    private @Nullable Match best;
    private @Nullable Form closest;
    private int closestOptions;

    private CommandForms(String command, CommandLine line) {
        this.command = command;
        this.line = line;
    }

    /** What is wrong with a command line, or null if nothing is. */
    static @Nullable Refusal check(String command, CommandLine line) {
        CommandForms forms = new CommandForms(command, line);
        return switch (command) {
            case "pvck", "pvscan", "vgck" -> forms.match();
            default -> NO_OPERANDS.contains(',' + command + ',') ? forms.surplus(0) : null;
        };
    }

    private @Nullable Refusal match() {
        for (List<String> row : FactTable.rows(CommandForms.class, "forms.tsv")) {
            if (row.get(0).equals(command)) {
                look(Form.of(row));
            }
        }
        Match found = best;
        if (found == null) {
            return new Refusal(
                    List.of("No command with matching syntax recognised.  Run '" + command
                            + " --help' for more information."),
                    closest == null ? null : closest.needs().get(0));
        }
        if (!found.surplus().isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (LvmOption option : found.surplus()) {
                String value = option.takesValue() && !option.repeatable() ? " " + line.value(option.name()) : "";
                lines.add("Command does not accept option: --" + option.name() + value + ".");
            }
            return new Refusal(lines, null);
        }
        return switch (found.form().operands()) {
            case "0" -> surplus(0);
            case "1" -> surplus(1);
            default -> null;
        };
    }

    private @Nullable Refusal surplus(int taken) {
        List<String> operands = line.operands();
        return operands.size() <= taken
                ? null
                : new Refusal(List.of("Command does not accept argument: " + operands.get(taken) + "."), null);
    }

    private void look(Form form) {
        int options = 0;
        for (String need : form.needs()) {
            int equals = need.indexOf('=');
            boolean there = equals < 0
                    ? line.has(need)
                    : need.substring(equals + 1).equals(line.value(need.substring(0, equals)));
            options += there ? 1 : 0;
        }
        boolean operand = form.operands().equals("1") || form.operands().equals("+");
        if (options < form.needs().size() || operand && line.operands().isEmpty()) {
            if (options > closestOptions) {
                closest = form;
                closestOptions = options;
            }
            return;
        }
        boolean anything = options > 0 || operand;
        int required = anything ? options + (operand ? 1 : 0) + 1 : 1;
        Match match = new Match(form, required, unused(form));
        if (match.betterThan(best)) {
            best = match;
        }
    }

    private List<LvmOption> unused(Form form) {
        List<LvmOption> unused = new ArrayList<>();
        for (LvmOption option : LvmOptions.own(command)) {
            if (line.has(option.name()) && !form.takes(option.name())) {
                unused.add(option);
            }
        }
        unused.sort(Comparator.comparing(CommandForms::place));
        return unused;
    }

    /** Where an option stands in lvm2's table: in the order of names but for a few, those with a letter behind the others. */
    private static String place(LvmOption option) {
        int last = LAST.indexOf(option.name());
        if (last >= 0 || option.letter() != 0) {
            return "~" + (last < 0 ? "" : last);
        }
        return switch (option.name()) {
            case "checkcomplete" -> "listvg 1";
            case "vgonline" -> "noudevsync 1";
            default -> option.name();
        };
    }

    /**
     * Why a command line is refused.
     *
     * @param lines what is said
     * @param similar the option by which the form is known that comes nearest, or null
     */
    record Refusal(List<String> lines, @Nullable String similar) {}

    private record Match(Form form, int required, List<LvmOption> unused) {
        boolean betterThan(@Nullable Match other) {
            if (other == null) {
                return true;
            }
            return required > other.required && unused.isEmpty() || unused.size() < other.unused.size();
        }

        List<LvmOption> surplus() {
            return unused.size() > MOST_TOLD ? unused.subList(0, MOST_TOLD) : unused;
        }
    }

    private record Form(List<String> needs, String operands, List<String> taken) {
        static Form of(List<String> row) {
            return new Form(split(row.get(1)), row.get(2), split(row.get(3)));
        }

        private static List<String> split(String names) {
            return names.equals("-") ? List.of() : List.of(names.split(","));
        }

        boolean takes(String option) {
            for (String need : needs) {
                if (need.equals(option) || need.startsWith(option + "=")) {
                    return true;
                }
            }
            return taken.contains(option);
        }
    }
}
