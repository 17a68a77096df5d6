package io.vtool.cli.lvm;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.lvm.program.LvmCommands;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about volume groups beside lvm2's own. A new one is a verb in the list and a line in the switch. */
public final class LvmGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "lvm",
                "Judge volume groups, their history and what they are made of",
                List.of(
                        "These commands read LVM2 from the disks and multipath maps of the lab's host, or from disk images, without "
                                + "root and without device-mapper, and say what lvm2's own listings leave to the reader.",
                        "`vtool lvm` with a command of lvm2 behind it (`vtool lvm pvs`, `vtool lvm lvs -a -o +devices`) is that "
                                + "program, release 2.03.16, as are `vtool pvs`, `vtool vgs`, `vtool lvs` and their like; they too take "
                                + "`--image NAME=FILE` and `--dm FILE`."),
                List.of("health", "history", "tree", "export", "sr"));
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "health" -> new LvmHealthCommand();
            case "history" -> new LvmHistoryCommand();
            case "tree" -> new LvmTreeCommand();
            case "export" -> new LvmExportCommand();
            case "sr" -> new LvmSrCommand();
            default -> null;
        };
    }

    @Override
    public boolean ofTool(String verb) {
        return LvmCommands.names().contains(verb);
    }
}
