package io.vtool.multipath.command;

import java.util.List;

/** Where {@code multipath} prints to. */
public interface CommandOutput {
    /** Lines of a map; the first is its header. */
    void map(List<String> lines);

    /** Text as it is. */
    void text(String text);
}
