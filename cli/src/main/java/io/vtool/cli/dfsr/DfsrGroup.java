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
                "Watch replication groups, and read the logs, events and outputs of DFS Replication",
                List.of(
                        "The lab's members are folders of this machine whose files are really replicated, as fast as the lab's time "
                                + "passes. Logs, event texts and outputs that were copied from real servers are read without Windows "
                                + "and without rights: the cause behind stacked errors, and what to do."),
                List.of(
                        "backlog",
                        "replicationstate",
                        "folders",
                        "connections",
                        "schedule",
                        "staging",
                        "preserved",
                        "verify",
                        "trend",
                        "guid2name",
                        "idrecord",
                        "log",
                        "events",
                        "event",
                        "error",
                        "read"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "backlog" -> new DfsrBacklogCommand();
            case "replicationstate" -> new DfsrReplicationStateCommand();
            case "guid2name" -> new DfsrGuidToNameCommand();
            case "idrecord" -> new DfsrIdRecordCommand();
            case "folders" -> new DfsrFoldersCommand();
            case "connections" -> new DfsrConnectionsCommand();
            case "schedule" -> new DfsrScheduleCommand();
            case "staging" -> new DfsrStagingCommand();
            case "preserved" -> new DfsrPreservedCommand();
            case "verify" -> new DfsrVerifyCommand();
            case "trend" -> new DfsrTrendCommand();
            case "events" -> new DfsrEventsCommand();
            case "log" -> new DfsrLogCommand();
            case "event" -> new DfsrEventCommand();
            case "error" -> new DfsrErrorCommand();
            case "read" -> new DfsrReadCommand();
            default -> null;
        };
    }

    @Override
    public List<String> options(List<String> words) {
        return Switches.toOptions(words);
    }
}
