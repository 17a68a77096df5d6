package io.vtool.cli.getopt;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.PatientInput;
import io.vtool.cli.env.TextOutput;
import java.io.InputStream;
import java.util.List;

/**
 * One run of a compatible tool.
 *
 * @param name the name it was called by, which its messages begin with
 * @param arguments its arguments as given
 * @param environment the world
 * @param out standard output
 * @param err standard error
 */
public record ToolInvocation(
        String name, List<String> arguments, Environment environment, TextOutput out, TextOutput err) {

    /**
     * A reader of the arguments, which repairs pasted typography first.
     *
     * @param table the options the tool knows
     */
    public Getopt options(OptionTable table) {
        return new Getopt(name, arguments, table, err);
    }

    /** Standard input; the output so far is shown before a read that has to wait. */
    public InputStream in() {
        return new PatientInput(environment.in(), out, null);
    }
}
