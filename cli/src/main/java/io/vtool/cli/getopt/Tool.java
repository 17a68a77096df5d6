package io.vtool.cli.getopt;

import java.io.IOException;
import java.util.List;

/** A program of the compatible face: it behaves as the real one, in options, output and exit status. */
public interface Tool {
    /**
     * Runs it.
     *
     * @param in its arguments and the world
     * @return the real program's exit status
     * @throws IOException when reading the standard input fails
     */
    int run(ToolInvocation in) throws IOException;

    /**
     * What can be typed behind it, for completion.
     *
     * @param name the name it is called by
     */
    default ToolWords words(String name) {
        return ToolWords.of(name, List.of());
    }
}
