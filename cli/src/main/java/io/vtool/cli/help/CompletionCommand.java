package io.vtool.cli.help;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.lab.LabNames;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code vtool completion SHELL}. */
public final class CompletionCommand implements Command {
    private final Catalogue catalogue;

    /**
     * Completion of all commands.
     *
     * @param catalogue the commands
     */
    public CompletionCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("completion", "", "Print a script that teaches a shell to complete vtool commands")
                .operand(Operand.optional("SHELL", "The shell").among(List.of("bash", "zsh", "fish")))
                .option(Option.choice(
                                "--names",
                                "KIND",
                                LabNames.KINDS,
                                "Print the lab's names of KIND instead, a line each, as the scripts do for Tab")
                        .repeated())
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .example("eval \"$(vtool completion bash)\"", "complete in this bash; put it in ~/.bashrc to keep it")
                .example(
                        "mkdir -p ~/.zfunc && vtool completion zsh > ~/.zfunc/_vtool",
                        "complete in zsh; ~/.zfunc has to be in fpath before compinit runs")
                .example("vtool completion fish > ~/.config/fish/completions/vtool.fish", "complete in fish")
                .end();
    }

    @Override
    public int run(Invocation in) {
        if (in.flag("names")) {
            names(in);
            return ExitStatus.WELL;
        }
        if (in.operands().isEmpty()) {
            throw new UsageError("SHELL is missing, one of bash, zsh and fish");
        }
        String shell = in.operands().get(0);
        if (shell.equals("bash")) {
            new BashCompletion(in.out()).print(catalogue);
        } else if (shell.equals("zsh")) {
            new ZshCompletion(in.out()).print(catalogue);
        } else {
            new FishCompletion(in.out()).print(catalogue);
        }
        return ExitStatus.WELL;
    }

    /** Nothing where there is no lab: Tab makes none, and has no place for complaints. */
    private static void names(Invocation in) {
        Map<String, String> variables = new HashMap<>(in.environment().variables());
        for (String[] option : new String[][] {{"lab", "VTOOL_LAB"}, {"host", "VTOOL_HOST"}}) {
            String value = in.value(option[0]);
            if (value != null) {
                variables.put(option[1], value);
            }
        }
        for (String kind : in.values("names")) {
            for (String name : LabNames.of(in.environment().with(variables), kind)) {
                in.out().foreign(name).line();
            }
        }
    }
}
