package io.vtool.cli;

import io.vtool.cli.env.OutputFailed;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Turns whatever ended a command into words on standard error and an exit status: the one place that does. */
final class ErrorReporter {
    private final TextOutput err;
    private final boolean debug;
    private final boolean verbose;

    ErrorReporter(TextOutput err, boolean debug, boolean verbose) {
        this.err = err;
        this.debug = debug;
        this.verbose = verbose;
    }

    /**
     * Reports it.
     *
     * @param name what messages begin with: {@code vtool}, {@code vtool sense decode}, or a tool's name
     * @param thrown what ended it
     * @return the exit status
     */
    int report(String name, Throwable thrown) {
        if (thrown instanceof OutputFailed failed && failed.readerWentAway()) {
            return ExitStatus.PIPE;
        }
        int status = status(thrown);
        if (debug) {
            trace(thrown);
        } else if (verbose) {
            causes(name, thrown.getCause());
        }
        err.print(name).print(": ").foreign(message(name, thrown)).line();
        return status;
    }

    private static int status(Throwable thrown) {
        if (thrown instanceof UsageError) {
            return ExitStatus.USAGE;
        }
        if (thrown instanceof CommandFailure failure) {
            return failure.kind().status();
        }
        boolean io = thrown instanceof OutputFailed || thrown instanceof IOException;
        return io ? FailureKind.IO.status() : ExitStatus.BUG;
    }

    private static String message(String name, Throwable thrown) {
        if (thrown instanceof UsageError) {
            String help = name.equals("vtool help")
                    ? name
                    : "vtool help" + (name.startsWith("vtool") ? name.substring("vtool".length()) : " " + name);
            String message = String.valueOf(thrown.getMessage());
            return message + (message.endsWith("?") ? " Try '" : "; try '") + help + "'";
        }
        if (thrown instanceof IOException e) {
            return message(name, CommandFailure.unreadableInput(e));
        }
        if (thrown instanceof CommandFailure failure) {
            String hint = failure.trouble().hint();
            return failure.trouble().message() + (hint == null ? "" : "; " + hint);
        }
        if (thrown instanceof OutputFailed) {
            return "cannot write the output: " + thrown.getMessage() + "; check where it goes";
        }
        return "internal error: " + thrown + "; run it again with --debug and report what it prints";
    }

    private void causes(String name, @Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            err.print(name).print(": because of ").foreign(t.toString()).line();
        }
    }

    private void trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        err.print(text.toString());
    }
}
