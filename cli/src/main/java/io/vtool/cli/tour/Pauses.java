package io.vtool.cli.tour;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.env.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a reader: a line goes on, one that begins with q ends, and so do the end of input and Ctrl-C. */
final class Pauses {
    private static final String END = "q";
    private static final long GLANCE_MILLIS = 50;

    private final CountDownLatch asked;
    private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();

    /**
     * Begins to listen.
     *
     * @param signals tells of Ctrl-C
     * @param in the reader's keyboard, null when nobody is there and nothing waits
     */
    Pauses(Signals signals, @Nullable InputStream in) {
        asked = signals.hold();
        if (in != null) {
            Thread thread = new Thread(() -> listen(in), "typed");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void listen(InputStream in) {
        LineInput lines = new LineInput(in);
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
                typed.add(line);
            }
        } catch (IOException e) {
            // a keyboard that went away is an end, too
        }
        typed.add(END);
    }

    /** Whether somebody pressed Ctrl-C. */
    boolean interrupted() {
        return asked.getCount() == 0;
    }

    /** Waits; tells whether to go on. */
    boolean goOn() {
        while (!interrupted()) {
            try {
                String line = typed.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    return !line.strip().toLowerCase(Locale.ROOT).startsWith(END);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
