package io.vtool.cli.lab;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about the lab. A new one is a verb in the list and a line in the switch. */
public final class LabGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "lab",
                "Make, show and serve a lab of emulated storage arrays",
                List.of(
                        "A lab is a set of emulated arrays whose volumes are kept in files. `vtool lab serve` makes them real iSCSI "
                                + "targets, for any initiator on this machine. It needs no root.",
                        "The lab is in the folder given with `--lab`, else in `$VTOOL_LAB`, else in `vtool/lab` under "
                                + "`$XDG_STATE_HOME`, which is `~/.local/state` by default."),
                List.of("init", "status", "serve"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "init" -> new LabInitCommand();
            case "status" -> new LabStatusCommand();
            case "serve" -> new LabServeCommand();
            default -> null;
        };
    }
}
