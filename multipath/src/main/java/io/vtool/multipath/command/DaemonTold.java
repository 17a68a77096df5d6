package io.vtool.multipath.command;

import io.vtool.multipath.daemon.Conversation;
import io.vtool.multipath.daemon.Daemon;
import io.vtool.multipath.map.Log;
import io.vtool.multipath.persist.KeyKeeper;
import org.jspecify.annotations.Nullable;

/** Tells multipathd about the keys of a map. */
final class DaemonTold implements KeyKeeper {
    private final String alias;
    private final @Nullable Daemon daemon;
    private final Log log;

    /**
     * Tells multipathd.
     *
     * @param alias name of the map
     * @param daemon multipathd, null when it does not run
     * @param log where messages go
     */
    DaemonTold(String alias, @Nullable Daemon daemon, Log log) {
        this.alias = alias;
        this.daemon = daemon;
        this.log = log;
    }

    @Override
    public boolean tell(String command, String rest) {
        Daemon running = daemon;
        if (running == null) {
            log.line(0, "ux socket connect error");
            return false;
        }
        String text = command + " map " + alias + rest;
        log.line(2, alias + ": pr message=" + text);
        String answer = new Conversation(running).answer(text);
        log.line(2, alias + ": message=" + text + " reply=" + answer);
        return answer.startsWith("ok");
    }
}
