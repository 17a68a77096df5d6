package io.vtool.lvm.program;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.command.SystemId;
import java.util.List;

/** Commands that tell what lvm2 knows rather than what is on devices. */
enum ListCommand implements LvmCommand {
    /** Metadata formats. */
    FORMATS,
    /** How commands are used. */
    HELP,
    /** What the command before said: each is on its own here, as outside of lvm2's shell. */
    LASTLOG,
    /** Kinds of segments. */
    SEGTYPES,
    /** The owner that groups made here get. */
    SYSTEMID,
    /** Tags of this host. */
    TAGS,
    /** Versions. */
    VERSION;

    @Override
    public int run(LvmRun run) {
        switch (this) {
            case FORMATS -> run.print("lvm2");
            case HELP -> {
                return Help.command(run);
            }
            case LASTLOG -> {
                run.error("No log report stored.");
                return LvmStatus.FAILED;
            }
            case SEGTYPES -> {
                for (List<String> row : FactTable.rows(ListCommand.class, "segment-types.tsv")) {
                    run.print(row.get(0));
                }
            }
            case SYSTEMID -> {
                String id = SystemId.of(run).local();
                run.print("system ID: " + (id == null ? "" : id));
            }
            case VERSION -> {
                run.print("LVM version:     2.03.16(2) (2022-05-18)");
                run.print("Library version: 1.02.185 (2022-05-18)");
                if (run.asksKernel() && run.kernel().driver()) {
                    run.print("Driver version:  4.35.0");
                }
            }
            default -> {
                for (String tag : run.config().tags()) {
                    run.print(tag);
                }
            }
        }
        return LvmStatus.DONE;
    }
}
