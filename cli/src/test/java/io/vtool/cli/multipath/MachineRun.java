package io.vtool.cli.multipath;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.env.TimeSource;
import io.vtool.cli.getopt.ToolInvocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** What multipath or multipathd did on a machine in memory. */
record MachineRun(int status, String out, String err) {
    static MachineRun of(RecordedMachine machine, List<String> words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                time(machine),
                new SplittableRandom(1),
                () -> new CountDownLatch(0),
                Map.of(),
                InputStream.nullInputStream(),
                out,
                err,
                Terminal.NONE,
                Path.of(""));
        TextOutput text = new TextOutput(out);
        TextOutput errors = new TextOutput(err);
        ToolInvocation in = new ToolInvocation(words.get(0), words.subList(1, words.size()), environment, text, errors);
        int status;
        if (words.get(0).equals("multipath")) {
            status = MultipathTool.run(in, machine);
        } else {
            MultipathdOptions options = new MultipathdOptions(in);
            status = options.read() ? MultipathdTool.run(in, options, machine) : options.status;
        }
        text.flush();
        errors.flush();
        return new MachineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static TimeSource time(RecordedMachine machine) {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.ofEpochMilli(machine.millis);
            }

            @Override
            public long nanos() {
                return machine.millis * 1_000_000;
            }

            @Override
            public ZoneId zone() {
                return ZoneOffset.UTC;
            }
        };
    }
}
