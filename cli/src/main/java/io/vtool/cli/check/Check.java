package io.vtool.cli.check;

import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.Invocation;

/** A health check of one area. */
interface Check {
    /** The area: the verb of its command. */
    String name();

    /** What it looks at, behind the word check. */
    String subject();

    /**
     * Adds what the command says of itself and its own options.
     *
     * @param model a model that has a summary
     */
    CommandModel.Builder describe(CommandModel.Builder model);

    /**
     * Looks.
     *
     * @param in what was asked; of options that the command does not have, the usual values count
     */
    Answer look(Invocation in);
}
