package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands so that Ctrl-C ends them. A command that listens to it ends by itself; any other one is interrupted in what it waits
 * for, and its output goes nowhere any more. One that neither waits nor prints is left behind.
 */
final class Interruptible implements LineRunner {
    /** What a shell reports for a process that SIGINT ended. */
    static final int INTERRUPTED = 130;

    private static final long LOOK_MILLIS = 50;
    private static final int MOST_LOOKS = 60;

    private final LineRunner runner;
    private final Interrupts interrupts;

    Interruptible(LineRunner runner, Interrupts interrupts) {
        this.runner = runner;
        this.interrupts = interrupts;
    }

    @Override
    public int run(Environment environment, String... words) {
        Gate out = new Gate(environment.out());
        Gate err = new Gate(environment.err());
        Environment gated = environment.withOutput(out).withErrors(err);
        int[] status = {INTERRUPTED};
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        status[0] = runner.run(gated, words);
                    } finally {
                        done.countDown();
                    }
                },
                "command");
        thread.setDaemon(true);
        int heard = interrupts.presses();
        thread.start();
        try {
            while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                int presses = interrupts.presses() - heard;
                if (presses > (interrupts.heard() ? 1 : 0)) {
                    end(thread, done, out, err);
                    return INTERRUPTED;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        return status[0];
    }

    private static void end(Thread thread, CountDownLatch done, Gate out, Gate err) throws InterruptedException {
        out.close();
        err.close();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            thread.interrupt(); // again, for it may wait again
            if (done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** An output that can be shut. */
    private static final class Gate extends OutputStream {
        private final OutputStream out;
        private volatile boolean shut;

        Gate(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (shut) {
                throw new IOException("interrupted");
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (!shut) {
                out.flush();
            }
        }

        @Override
        public void close() {
            shut = true;
        }
    }
}
