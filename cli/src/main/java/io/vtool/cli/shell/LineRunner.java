package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;

/** Runs one command line as the program itself would. */
public interface LineRunner {
    /**
     * Runs it.
     *
     * @param environment the world it runs in
     * @param words the words of the command line
     * @return the exit status
     */
    int run(Environment environment, String... words);
}
