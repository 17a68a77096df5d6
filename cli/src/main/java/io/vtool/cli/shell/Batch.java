package io.vtool.cli.shell;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.ExitStatus;
import java.io.IOException;
import java.util.List;

/** Runs a script: a line after another until one fails. */
final class Batch {
    private final Session session;
    private final TextOutput err;
    private final boolean keepGoing;
    private int worst;

    /**
     * Readies it.
     *
     * @param session runs the commands
     * @param err where is told what stopped it
     * @param keepGoing whether it goes on after a command that failed
     */
    Batch(Session session, TextOutput err, boolean keepGoing) {
        this.session = session;
        this.err = err;
        this.keepGoing = keepGoing;
    }

    /** Runs the lines of an input; the status is the highest of its commands. */
    int run(LineInput input) throws IOException {
        StringBuilder pending = new StringBuilder();
        long number = 0;
        for (String line = input.next(); line != null && !session.ended(); line = input.next()) {
            number++;
            pending.append(pending.length() == 0 ? "" : "\n").append(line);
            try {
                if (!run(pending.toString(), "line " + number)) {
                    return worst;
                }
                pending.setLength(0);
            } catch (Words.Unfinished e) {
                // the next line goes on with it
            }
        }
        if (pending.length() > 0 && !session.ended()) {
            return unfinished(pending.toString());
        }
        return worst;
    }

    private int unfinished(String text) {
        try {
            Words.split(text);
            return worst;
        } catch (Words.Unfinished e) {
            err.line("vtool shell: " + e.getMessage()).flush();
            return Math.max(worst, ExitStatus.USAGE);
        }
    }

    /** Runs one text of commands; false when it is to end. */
    boolean run(String text, String place) throws Words.Unfinished {
        if (session.isLog(text)) {
            worst = Math.max(worst, session.decode(text));
            return true;
        }
        for (List<String> command : Words.split(text)) {
            int status = session.run(command);
            worst = Math.max(worst, status);
            if (session.ended()) {
                return false;
            }
            if (status >= ExitStatus.USAGE && !keepGoing) {
                err.line("vtool shell: stopped at " + place + ", status " + status + "; --keep-going goes on")
                        .flush();
                return false;
            }
        }
        return true;
    }

    /** The highest status so far. */
    int worst() {
        return worst;
    }
}
