package io.vtool.lvm.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real lvm2 on loop devices over files; sees no device but those. */
public final class RealLvm implements AutoCloseable {
    private final List<String> devices = new ArrayList<>();

    /** Whether loop devices can be made here at all. */
    public static boolean possible(Path file) {
        try (RealLvm lvm = new RealLvm()) {
            lvm.attach(file);
            return true;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    public String attach(Path file) throws IOException, InterruptedException {
        Answer answer = start(List.of("losetup", "-f", "--show", file.toString()));
        if (answer.status() != 0) {
            throw new IOException(answer.out());
        }
        devices.add(answer.out().trim());
        return answer.out().trim();
    }

    /** A command that does without the kernel's driver; the warning that says so is left out of what comes back. */
    public Answer run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add(1, "--driverloaded");
        words.add(2, "n");
        words.add(3, "--config");
        words.add(4, settings());
        Answer answer = start(words);
        return new Answer(
                answer.status(),
                answer.out()
                        .replace(
                                "  WARNING: Activation disabled. No device-mapper interaction will be attempted.\n",
                                ""));
    }

    /** A command as it runs where there is no device-mapper driver, with both streams apart. */
    public Streams runWithoutDriver(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add(1, "--config");
        words.add(2, settings());
        return apart(new ProcessBuilder(words));
    }

    /** A command with settings of its own, which lie in a folder; with both streams apart. */
    public Streams runBelow(Path settings, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LVM_SYSTEM_DIR", settings.toString());
        return apart(builder);
    }

    private static Streams apart(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().put("LVM_SUPPRESS_FD_WARNINGS", "1");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        Path out = Files.createTempFile("lvm", ".out");
        Path err = Files.createTempFile("lvm", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end of " + builder.command());
        }
        Streams streams = new Streams(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err).replace("  Reloading config files\n", ""));
        Files.delete(out);
        Files.delete(err);
        return streams;
    }

    /** Another program, without devices. */
    public static Answer tool(String... command) throws IOException, InterruptedException {
        return start(List.of(command));
    }

    private String settings() {
        StringBuilder filter = new StringBuilder();
        for (String device : devices) {
            filter.append("\"a|^").append(device).append("$|\",");
        }
        return "devices{filter=[" + filter + "\"r|.*|\"] use_devicesfile=0 hints=\"none\""
                + " obtain_device_list_from_udev=0 external_device_info_source=\"none\"}"
                + " backup{backup=0 archive=0} activation{monitoring=0 udev_sync=0 udev_rules=0}";
    }

    private static Answer start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LVM_SUPPRESS_FD_WARNINGS", "1");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end of " + command);
        }
        return new Answer(process.exitValue(), out);
    }

    @Override
    public void close() throws IOException {
        for (String device : devices) {
            try {
                start(List.of("losetup", "-d", device));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /**
     * What a command said.
     *
     * @param out both streams
     */
    public record Answer(int status, String out) {}

    /** What a command said on its two streams. */
    public record Streams(int status, String out, String err) {}
}
