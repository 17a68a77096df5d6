package io.vtool.cli;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Walks what users do most, so that the class-data archive made at the end of the run holds the classes they need. */
final class Training {
    private static final String[][] LINES = {
        {"--version"}, {"help"}, {"sense"}, {"sens"},
    };

    private Training() {}

    static void run() {
        for (String[] line : LINES) {
            Main.run(environment(), line);
        }
    }

    private static Environment environment() {
        InputStream in =
                new ByteArrayInputStream("Cmd 0x28 to naa.6 failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe\n"
                        .getBytes(StandardCharsets.UTF_8));
        OutputStream sink = OutputStream.nullOutputStream();
        return new Environment(
                new SystemTime(), new SystemRandom(), Map.of(), in, sink, sink, Terminal.NONE, Path.of(""));
    }
}
