package io.vtool.multipath.command;

import io.vtool.multipath.daemon.Conversation;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.map.Log;
import org.jspecify.annotations.Nullable;

/** Leaves to multipathd what it does better, where it runs. */
final class Delegation {
    private final @Nullable Daemon daemon;
    private final boolean skip;
    private final Log log;

    /**
     * Leaves things to multipathd.
     *
     * @param daemon multipathd, null when it does not run
     * @param skip whether that is not wanted
     * @param log where that is told
     */
    Delegation(@Nullable Daemon daemon, boolean skip, Log log) {
        this.log = log;
        this.daemon = daemon;
        this.skip = skip;
    }

    /** Whether multipathd has done what a command says. */
    boolean does(String command) {
        Daemon running = daemon;
        if (running == null || skip) {
            return false;
        }
        log.line(3, "delegating command to multipathd");
        String answer = new Conversation(running).answer(command);
        running.save();
        return !answer.equals(Conversation.FAIL);
    }
}
