package io.vtool.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jspecify.annotations.Nullable;

/** Standard input of commands of a shell: lines that are typed or pasted, until Ctrl-D, or Ctrl-C, which ends the command. */
final class TypedInput extends InputStream {
    private static final long END_SECONDS = 1;

    private final Terminal terminal;
    private final Interrupts interrupts;
    private @Nullable LineReader reader;
    private byte[] line = {};
    private int at;

    TypedInput(Terminal terminal, Interrupts interrupts) {
        this.terminal = terminal;
        this.interrupts = interrupts;
    }

    @Override
    public int available() {
        return line.length - at;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == line.length && !more()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        LineReader open = reader;
        if (open == null) {
            open = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.DISABLE_HISTORY, true)
                    .variable(LineReader.DISABLE_COMPLETION, true)
                    .build();
            reader = open;
        }
        try {
            line = (open.readLine("") + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        } catch (EndOfFileException e) {
            return false;
        } catch (UserInterruptException e) {
            if (terminal instanceof DumbTerminal) { // others end the line by themselves
                interrupts.interrupt();
            } else {
                interrupts.interruptUnseen();
            }
            awaitEnd();
            throw new IOException("interrupted", e);
        }
    }

    /** Who runs the command shuts its output before anything is said of an input that failed. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
