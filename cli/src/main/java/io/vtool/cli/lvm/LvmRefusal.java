package io.vtool.cli.lvm;

import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.lvm.command.LvmStatus;

/**
 * The commands of lvm2 that change groups. Ours show groups; these only refuse, so that a script that finds our tools first does
 * not go on to the real ones and changes the machine's own groups where it means those of a lab.
 */
public final class LvmRefusal implements Tool {
    @Override
    public int run(ToolInvocation in) {
        in.err().line("  " + in.name() + ": vtool shows volume groups and changes none; nothing was done.");
        return LvmStatus.FAILED;
    }
}
