package io.vtool.multipath.daemon;

import io.vtool.multipath.map.Inventory;

/** Answers of multipathd to commands that change something. */
final class ChangeCommands {
    private final Daemon daemon;
    private final Inventory inventory;
    private final CommandLine line;

    ChangeCommands(Daemon daemon, CommandLine line) {
        this.daemon = daemon;
        this.line = line;
        this.inventory = daemon.inventory();
    }

    Answer answer() {
        String told = Operator.says(line, inventory);
        if (!told.isEmpty()) {
            inventory.log.line(2, told);
        }
        return switch (line.words()) {
            case "reconfigure" -> reconfigure(false);
            case "reconfigure all" -> reconfigure(true);
            case "shutdown" -> {
                daemon.stop();
                yield Answer.OK;
            }
            case "quit" -> Answer.OK;
            case "forcequeueing daemon" -> queueing(true);
            case "restorequeueing daemon" -> queueing(false);
            default ->
                line.arguments().containsKey("path")
                        ? new PathCommands(daemon, line).answer()
                        : new MapCommands(daemon, line).answer();
        };
    }

    private Answer reconfigure(boolean all) {
        daemon.reconfigure(all);
        return Answer.OK;
    }

    private Answer queueing(boolean forced) {
        daemon.state().queueingForced = forced;
        return Answer.OK;
    }
}
