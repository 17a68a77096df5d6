package io.vtool.cli.dfsr;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about DFS Replication. A new one is a verb in the list and a line in the switch. */
public final class DfsrGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "dfsr",
                "Read the logs, events and captured outputs of DFS Replication",
                List.of(
                        "These commands need no Windows and no rights: they read debug logs, event texts and outputs that were "
                                + "copied from real servers, find the cause behind stacked errors, and say what to do."),
                List.of("log", "event", "error", "read"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "log" -> new DfsrLogCommand();
            case "event" -> new DfsrEventCommand();
            case "error" -> new DfsrErrorCommand();
            case "read" -> new DfsrReadCommand();
            default -> null;
        };
    }
}
