package io.vtool.cli.tour;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.shell.LineRunner;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool demo}: the tour of vtool-tour(7), run before the reader's eyes. */
public final class DemoCommand implements Command {
    private final LineRunner runner;

    /**
     * Readies it.
     *
     * @param runner runs commands as the program itself would
     */
    public DemoCommand(LineRunner runner) {
        this.runner = runner;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("demo", "", "Take a tour through everyday problems of storage")
                .paragraph(
                        "Walks through five problems: paths that a new host lacks, a line of a vmkernel log, a full thin pool, a "
                                + "backlog that is stuck, a dead portal. It shows each command and really runs it, on a lab of its own in "
                                + "a new folder under `$TMPDIR` or /tmp, which is removed at the end; your own lab is not touched.")
                .paragraph(
                        "On a terminal it waits after each command: Enter goes on, q and Enter end. Otherwise it runs through. "
                                + "`vtool-tour`(7) is the same text to read.")
                .option(Option.flag("--list", "List the steps, and run nothing"))
                .option(Option.value("--step", "N", "Only take step N"))
                .example("vtool demo", "the whole tour, at your own pace")
                .example("vtool demo --step 3", "one step")
                .example("vtool demo | less", "all of it at once")
                .status(ExitStatus.WELL, "the tour was taken or ended; what its commands said does not count")
                .seeAlso("vtool shell", "vtool-tour(7)")
                .end();
    }

    @Override
    public int run(Invocation in) throws IOException {
        if (!in.operands().isEmpty()) {
            throw new UsageError("too many words: '" + in.operands().get(0) + "'; a step is chosen with --step");
        }
        TourText text = TourText.read();
        List<TourStep> steps = text.steps();
        if (in.flag("list")) {
            for (int i = 0; i < steps.size(); i++) {
                in.out().print(i + 1L).print("  ").line(steps.get(i).title());
            }
            return ExitStatus.WELL;
        }
        int only = step(in.value("step"), steps.size());
        boolean waits = in.environment().terminal().input()
                && in.environment().terminal().output();
        Pauses pauses =
                new Pauses(in.environment().signals(), waits ? in.environment().in() : null);
        try (ScratchLab lab = new ScratchLab(in.environment())) {
            take(in, lab.environment(), text, only, waits, pauses);
        }
        return ExitStatus.WELL;
    }

    private void take(Invocation in, Environment environment, TourText text, int only, boolean waits, Pauses pauses) {
        TourStage stage = new TourStage(in, new TourLine(runner, environment), pauses, waits);
        List<TourStep> steps = text.steps();
        boolean on = only > 0 || stage.show(text.introduction());
        for (int i = 0; on && i < steps.size(); i++) {
            if (only == 0 || only == i + 1) {
                stage.title(i + 1, steps.get(i).title());
                on = stage.show(steps.get(i).parts());
            }
        }
    }

    private static int step(@Nullable String text, int most) {
        if (text == null) {
            return 0;
        }
        for (int i = 1; i <= most; i++) {
            if (text.equals(Integer.toString(i))) {
                return i;
            }
        }
        throw new UsageError(
                "--step takes a number from 1 to " + most + ", not '" + text + "'; 'vtool demo --list' names them");
    }
}
