package io.vtool.cli.model;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.render.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * A command line that got no answer: it was wrong, or the world did not play along.
 *
 * @param trouble what is wrong, and what to try
 * @param format the format that was asked for, null for none
 * @param environment the world
 * @param out standard output
 * @param err standard error
 */
public record Unanswered(
        Trouble trouble, @Nullable OutputFormat format, Environment environment, TextOutput out, TextOutput err) {
    /** What is wrong and what to try, in one line. */
    public String message() {
        String hint = trouble.hint();
        return hint == null ? trouble.message() : trouble.message() + "; " + hint;
    }
}
