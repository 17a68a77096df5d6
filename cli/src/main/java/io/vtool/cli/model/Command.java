package io.vtool.cli.model;

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
}
