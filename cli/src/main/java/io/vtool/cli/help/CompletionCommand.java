package io.vtool.cli.help;

import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import java.util.List;

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
                .operand(Operand.one("SHELL", "The shell").among(List.of("bash", "zsh", "fish")))
                .example("eval \"$(vtool completion bash)\"", "complete in this bash; put it in ~/.bashrc to keep it")
                .example(
                        "mkdir -p ~/.zfunc && vtool completion zsh > ~/.zfunc/_vtool",
                        "complete in zsh; ~/.zfunc has to be in fpath before compinit runs")
                .example("vtool completion fish > ~/.config/fish/completions/vtool.fish", "complete in fish")
                .end();
    }

    @Override
    public int run(Invocation in) {
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
}
