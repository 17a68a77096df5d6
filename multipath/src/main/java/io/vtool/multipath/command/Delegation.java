package io.vtool.multipath.command;

import io.vtool.multipath.daemon.Conversation;
import io.vtool.multipath.daemon.Daemon;
import org.jspecify.annotations.Nullable;

/** Leaves to multipathd what it does better, where it runs. */
final class Delegation {
    private final @Nullable Daemon daemon;
    private final boolean skip;

    /**
     * Leaves things to multipathd.
     *
     * @param daemon multipathd, null when it does not run
     * @param skip whether that is not wanted
     */
    Delegation(@Nullable Daemon daemon, boolean skip) {
        this.daemon = daemon;
        this.skip = skip;
    }

    /** Whether multipathd has done what a command says. */
    boolean does(String command) {
        Daemon running = daemon;
        if (running == null || skip) {
            return false;
        }
        String answer = new Conversation(running).answer(command);
        running.save();
        return !answer.equals(Conversation.FAIL);
    }
}
