package io.vtool.lvm.display;

import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The command {@code vgcfgbackup}, to a file that is named. */
public final class VgCfgBackup implements LvmCommand {
    @Override
    public int run(LvmRun run) {
        String template = run.line().value("file");
        return EachGroup.visit(run, template == null ? new Folder(run) : new Backup(run, template));
    }

    /** Without a file lvm2 writes to a folder of the system's, which is not ours to write to. */
    private record Folder(LvmRun run) implements EachGroup.Visitor {
        @Override
        public int group(GroupState group) {
            for (PhysicalVolume pv : group.pvs()) {
                if (pv.missing()) {
                    run.error("No backup taken: specify filename with -f to backup with missing PVs.");
                    return LvmStatus.FAILED;
                }
            }
            if (!run.line().has("test")) {
                run.error("No backup taken: specify filename with -f.");
                return LvmStatus.FAILED;
            }
            if (run.verbose()) {
                run.detail("Test mode: Skipping backup of volume group.");
            }
            return done(run, group);
        }
    }

    private static int done(LvmRun run, GroupState group) {
        if (!Incompatible.silent(run)) {
            run.print("Volume group \"" + group.name() + "\" successfully backed up.");
        }
        return LvmStatus.DONE;
    }

    private static final class Backup implements EachGroup.Visitor {
        private final LvmRun run;
        private final String template;
        private @Nullable String last;

        Backup(LvmRun run, String template) {
            this.run = run;
            this.template = template;
        }

        @Override
        public int group(GroupState group) {
            String file = template.replace("%s", group.name());
            if (file.equals(last)) {
                run.error("VGs must be backed up into different files. Use %s in filename for VG name.");
                return LvmStatus.FAILED;
            }
            last = file;
            if (run.verbose()) {
                run.detail("Creating volume group backup \"" + file + "\" (seqno "
                        + group.text().seqno() + ").");
            }
            if (!written(file, group)) {
                return LvmStatus.FAILED;
            }
            if (run.line().has("test") && run.verbose()) {
                run.detail("Test mode: Skipping committing " + group.name() + " metadata ("
                        + group.text().seqno() + ")");
            }
            return done(run, group);
        }

        private boolean written(String file, GroupState group) {
            try {
                if (run.line().has("test")) {
                    run.world().files().wouldWrite(file);
                } else {
                    run.world().files().write(file, GroupTexts.backup(run, group));
                }
                return true;
            } catch (IOException e) {
                run.error("Couldn't create temporary text file name.");
                return false;
            }
        }
    }
}
