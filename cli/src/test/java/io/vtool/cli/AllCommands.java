package io.vtool.cli;

import io.vtool.cli.model.Catalogue;

/** Hands the shipped commands to tests in other packages. */
public final class AllCommands {
    private AllCommands() {}

    /** The shipped commands. */
    public static Catalogue catalogue() {
        return new Groups();
    }
}
