package io.vtool.lvm.display;

import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.view.GroupState;

/** The command {@code vgscan}. */
public final class VgScan implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        if (run.line().has("notifydbus")) {
            run.error("Cannot notify dbus: notify_dbus is disabled in lvm config.");
            return LvmStatus.FAILED;
        }
        return EachGroup.visit(run, new Listing(run));
    }

    private record Listing(LvmRun run) implements EachGroup.Visitor {
        @Override
        public int group(GroupState group) {
            if (!Incompatible.silent(run)) {
                run.print("Found " + (group.text().exported() ? "exported " : "") + "volume group \"" + group.name()
                        + "\" using metadata type lvm2");
            }
            return LvmStatus.DONE;
        }
    }
}
