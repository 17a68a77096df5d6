package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import io.vtool.cli.env.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** Runs a command in this process, in a world made of constants. */
public final class CommandRun {
    private final List<String> words;
    private final Map<String, String> variables = new HashMap<>(Map.of("HOME", "/dev/null/nobody"));
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = new ByteArrayOutputStream();
    private CountDownLatch end = new CountDownLatch(0);
    private TimeSource time = new FixedTime();
    private Path directory = Path.of("").toAbsolutePath();

    private CommandRun(List<String> words) {
        this.words = words;
    }

    /** A run of {@code vtool words...}. */
    public static CommandRun of(String... words) {
        return new CommandRun(List.of(words));
    }

    /** Gives it text to read. */
    public CommandRun stdin(String text) {
        return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives it bytes to read. */
    public CommandRun stdin(byte[] bytes) {
        in = new ByteArrayInputStream(bytes);
        return this;
    }

    /** Gives it a stream to read. */
    public CommandRun stdin(InputStream stream) {
        in = stream;
        return this;
    }

    /** Sends its output elsewhere; the result's {@code out} is then empty. */
    public CommandRun stdout(OutputStream stream) {
        out = stream;
        return this;
    }

    /** Sets an environment variable; {@code VTOOL_TTY} and {@code COLUMNS} make a terminal. */
    public CommandRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs it in a folder. */
    public CommandRun in(Path folder) {
        directory = folder;
        return this;
    }

    /** Runs it by another clock; without this time stands still. */
    public CommandRun by(TimeSource clock) {
        time = clock;
        return this;
    }

    /** Asks it to end when the latch opens; without this a command that waits for that ends at once. */
    public CommandRun until(CountDownLatch latch) {
        end = latch;
        return this;
    }

    /** Runs it. */
    public Result run() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(environment(err), words.toArray(new String[0]));
        String printed = out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
        return new Result(status, printed, err.toString(StandardCharsets.UTF_8));
    }

    /** The world it runs in, for a test that calls a part of the program itself. */
    public Environment environment(OutputStream err) {
        return new Environment(
                time, new SplittableRandom(1), () -> end, variables, in, out, err, Terminal.of(variables), directory);
    }

    /** What it did. */
    public record Result(int status, String out, String err) {}

    private static final class FixedTime implements TimeSource {
        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T03:04:05Z");
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }
}
