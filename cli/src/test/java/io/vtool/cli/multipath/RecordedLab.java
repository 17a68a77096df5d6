package io.vtool.cli.multipath;

import io.vtool.cli.Main;
import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import io.vtool.cli.env.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A lab whose array and host are those of a recording, with a clock that a test sets. */
final class RecordedLab {
    private static final long EPOCH = 1_767_225_600_000L;

    private final Path folder;
    private final Path host;

    /** Milliseconds since the host was started. */
    long millis;

    RecordedLab(Path folder, String definition, String host) throws IOException {
        this.folder = folder;
        this.host = folder.resolve("lab/state-1/hosts/" + host);
        Files.writeString(folder.resolve("lab.yaml"), definition);
        vtool("lab", "init", "lab.yaml");
    }

    /** Runs a command that has to work, and gives what it printed. */
    String vtool(String... words) {
        MachineRun run = run(List.of(words));
        if (run.status() != 0) {
            throw new AssertionError(String.join(" ", words) + ": " + run.err());
        }
        return run.out();
    }

    /** Runs a command. */
    MachineRun run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                time(),
                new SplittableRandom(1),
                () -> new CountDownLatch(0),
                Map.of("VTOOL_LAB", folder.resolve("lab").toString(), "HOME", folder.toString()),
                InputStream.nullInputStream(),
                out,
                err,
                Terminal.NONE,
                folder);
        List<String> line = new ArrayList<>(words);
        if (words.get(0).startsWith("multipath")) {
            line.add(0, "--as");
        }
        int status = Main.run(environment, line.toArray(new String[0]));
        return new MachineRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private TimeSource time() {
        return new TimeSource() {
            @Override
            public Instant now() {
                return Instant.ofEpochMilli(EPOCH + millis);
            }

            @Override
            public long nanos() {
                return System.nanoTime(); // deadlines of real connections
            }

            @Override
            public ZoneId zone() {
                return ZoneOffset.UTC;
            }
        };
    }

    /** Replaces the host's multipath.conf. */
    void conf(String text) throws IOException {
        Files.createDirectories(host.resolve("etc"));
        Files.writeString(host.resolve("etc/multipath.conf"), text);
    }

    /** Gives a disk a state of its own in the kernel, empty for none, or takes it away: null. */
    void disk(String name, @Nullable String state) throws IOException {
        Path file = host.resolve("kernel/iscsi/sessions");
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("unit = " + name + "\t")) {
                text.append(line).append('\n');
            } else if (state != null) {
                String[] fields = line.split("\t", -1);
                text.append(String.join("\t", List.of(fields).subList(0, 10)));
                text.append(state.isEmpty() ? "" : "\t" + state).append('\n');
            }
        }
        Files.writeString(file, text);
    }

    /** Sets in how many seconds multipathd looks at a path: the recorded one waited for answers, a second or more. */
    void turn(int seconds, String... paths) throws IOException {
        Path file = host.resolve("run/multipathd");
        StringBuilder text = new StringBuilder();
        for (String line : Files.readString(file).split("\n", -1)) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("path") && List.of(paths).contains(fields[1])) {
                fields[12] = Integer.toString(seconds);
            }
            text.append(text.length() == 0 ? "" : "\n").append(String.join("\t", fields));
        }
        Files.writeString(file, text);
    }

    /** Has something use a device, or nobody. */
    void held(String name, boolean held) throws IOException {
        Path file = host.resolve("kernel/dm");
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields[0].equals("device") && fields[1].equals(name)) {
                fields[6] = fields[6].replace(" held", "") + (held ? " held" : "");
            }
            text.append(String.join("\t", fields)).append('\n');
        }
        Files.writeString(file, text);
    }

    /** Removes it. */
    void noConf() throws IOException {
        Files.deleteIfExists(host.resolve("etc/multipath.conf"));
    }

    /** Gives the disks of a session the names that the kernel gave them, which depends on which was found first. */
    void names(int sid, String... namesByUnit) throws IOException {
        Path file = host.resolve("kernel/iscsi/sessions");
        StringBuilder text = new StringBuilder();
        boolean meant = false;
        int unit = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("sid = ")) {
                meant = line.equals("sid = " + sid);
            }
            if (meant && line.startsWith("unit = sd")) {
                text.append("unit = ").append(namesByUnit[unit++]).append(line.substring(line.indexOf('\t')));
            } else {
                text.append(line);
            }
            text.append('\n');
        }
        Files.writeString(file, text);
    }
}
