package io.vtool.cli.model;

import io.vtool.cli.failure.FailureKind;
import java.io.IOException;

/** A command of the native face. */
public interface Command {
    /** What there is to say about it. */
    CommandModel model();

    /**
     * Runs it.
     *
     * @param in what was asked, and everything it may use
     * @return the exit status, one of {@link ExitStatus} or of the model
     * @throws IOException when reading the standard input fails
     * @throws io.vtool.cli.failure.UsageError when what was asked makes no sense
     * @throws io.vtool.cli.failure.CommandFailure when the world does not play along
     */
    int run(Invocation in) throws IOException;

    /** What {@link #onFailure} returns when the failure is told as that of any other command. */
    int TOLD_AS_USUAL = -1;

    /**
     * Answers for a command that could not run or was asked in a wrong way; for commands whose callers want every answer in one
     * form, such as a monitoring system.
     *
     * @param failed what is wrong, and where an answer goes
     * @return the exit status, or {@link #TOLD_AS_USUAL}
     */
    default int onFailure(Unanswered failed) {
        return TOLD_AS_USUAL;
    }

    /** The exit status when standard output does not take the answer, as on a full disk. */
    default int onLostAnswer() {
        return FailureKind.IO.status();
    }
}
