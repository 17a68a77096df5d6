package io.vtool.cli.lab;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about the lab. A new one is a verb in the list and a line in the switch. */
public final class LabGroup implements Group {
    private final HostDaemons daemons;

    /**
     * Makes the group.
     *
     * @param daemons the daemons of the lab's hosts
     */
    public LabGroup(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public GroupModel model() {
        return new GroupModel(
                "lab",
                "Make, show, break and serve a lab of emulated arrays and hosts",
                List.of(
                        "A lab is a set of emulated arrays, whose volumes are kept in files, and of hosts that are connected to them. "
                                + "Commands such as `vtool multipath ll` act as one of its hosts; the first command that needs a lab makes "
                                + "one. `vtool lab fault` breaks things; `vtool lab serve` makes the arrays real iSCSI targets, for any "
                                + "initiator on this machine. It needs no root.",
                        "The lab is in the folder given with `--lab`, else in `$VTOOL_LAB`, else in `vtool/lab` under "
                                + "`$XDG_STATE_HOME`, which is `~/.local/state` by default."),
                List.of(
                        "init",
                        "status",
                        "reset",
                        "scenarios",
                        "host",
                        "disk",
                        "fault",
                        "log",
                        "clock",
                        "serve",
                        "env"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "init" -> new LabInitCommand(daemons);
            case "status" -> new LabStatusCommand();
            case "reset" -> new LabResetCommand(daemons);
            case "scenarios" -> new LabScenariosCommand();
            case "host" -> new LabHostCommand();
            case "disk" -> new LabDiskCommand(daemons);
            case "fault" -> new LabFaultCommand(daemons);
            case "log" -> new LabLogCommand();
            case "clock" -> new LabClockCommand(daemons);
            case "serve" -> new LabServeCommand(daemons);
            case "env" -> new LabEnvCommand();
            default -> null;
        };
    }
}
