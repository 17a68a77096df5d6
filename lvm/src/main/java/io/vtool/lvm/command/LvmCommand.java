package io.vtool.lvm.command;

/** One of lvm2's commands. */
public interface LvmCommand {
    /**
     * Runs it.
     *
     * @return a status of {@link LvmStatus}
     */
    int run(LvmRun run);
}
