package io.vtool.cli.multipath;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about multipath maps. A new one is a verb in the list and a line in the switch. */
public final class MultipathGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "multipath",
                "Show multipath maps and their paths",
                List.of(
                        "A multipath map is one volume that a host reaches over several paths. `vtool multipath ll` shows those of "
                                + "the lab's host, or reads the listings that `multipath -ll` and `multipathd show topology` printed on "
                                + "other hosts, of any release and however they were pasted.",
                        "`vtool multipath` with options, and `vtool multipathd`, are the programs of multipath-tools 0.9.4."),
                List.of("ll", "list", "paths", "why", "config", "socket"));
    }

    /** Its own usage is what somebody expects who uses the program; {@code --help} is that of the group. */
    @Override
    public boolean ofTool(String verb) {
        return verb.equals("-h");
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "ll" -> new MultipathLlCommand();
            case "list" -> new MultipathListCommand();
            case "paths" -> new MultipathPathsCommand();
            case "why" -> new MultipathWhyCommand();
            case "config" -> new MultipathConfigCommand();
            case "socket" -> new MultipathSocketCommand();
            default -> null;
        };
    }
}
