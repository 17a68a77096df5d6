package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code vtool lab serve} as its user starts it, on free ports. */
final class ServedLab implements AutoCloseable {
    static final String IQN = "iqn.2026-01.io.vtool:it";
    static final String GUARDED = "iqn.2026-01.io.vtool:guarded";
    private static final String VTOOL =
            Path.of("target/vtool/vtool").toAbsolutePath().toString();
    private static final int PORTALS = 3;

    // no thin volume of larger blocks: QEMU 7.2 aborts when it asks one how much is allocated
    private static final String DEFINITION = """
            lab: 1
            arrays:
              - name: store01
                vendor: ACME
                product: LAB-DISK
                alua: both
                volumes:
                  - {name: thin, size: 96MiB, serial: IT0}
                  - {name: thick, size: 64MiB, thin: false}
                  - {name: big-blocks, size: 64MiB, block_size: 4096, thin: false}
                  - {name: protected, size: 16MiB, write_protect: true}
                targets:
                  - iqn: iqn.2026-01.io.vtool:it
                    portals:
                      - {address: "127.0.10.1:3260", tpgt: 1, port_group: 1, state: optimized}
                      - {address: "127.0.20.1:3260", tpgt: 2, port_group: 2, state: non-optimized}
                    luns:
                      - {lun: 0, volume: thin}
                      - {lun: 1, volume: thick}
                      - {lun: 2, volume: big-blocks}
                      - {lun: 3, volume: protected}
                  - iqn: iqn.2026-01.io.vtool:guarded
                    portals: [{address: "127.0.30.1:3260"}]
                    luns: [{lun: 0, volume: thin}]
                    chap: {user: user, secret: secretsecret1, mutual_user: array, mutual_secret: othersecret12}
            """;

    private final Process process;
    private final Path errors;
    private final List<JsonObject> portals = new ArrayList<>();

    private ServedLab(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Makes the lab. */
    static void make(Path folder) throws Exception {
        assertThat(make(folder, DEFINITION)).contains("volumes 4");
    }

    /** Makes a lab of three portals, and returns what the command says. */
    static String make(Path folder, String definition) throws Exception {
        Path file = Files.writeString(folder.resolve("lab.yaml"), definition);
        return run(VTOOL, "lab", "init", file.toString(), "--lab", lab(folder));
    }

    static String lab(Path folder) {
        return folder.resolve("lab").toString();
    }

    /** Serves the lab, and returns when it listens. */
    static ServedLab start(Path folder) throws IOException {
        Path errors = folder.resolve("serve.err");
        Process process = new ProcessBuilder(
                        VTOOL, "lab", "serve", "--lab", lab(folder), "--listen", "127.0.0.1:0", "-o", "jsonl")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(errors.toFile())
                .start();
        ServedLab served = new ServedLab(process, errors);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int i = 0; i < PORTALS; i++) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(errors)).isNotNull();
            served.portals.add(JsonParser.parseString(line).getAsJsonObject());
        }
        return served;
    }

    static String run(String... command) throws Exception {
        Result result = result(command);
        assertThat(result.status())
                .as(String.join(" ", command) + "\n" + result.output())
                .isZero();
        return result.output();
    }

    static Result result(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    record Result(int status, String output) {}

    static String vtool() {
        return VTOOL;
    }

    String address(int portal) {
        return portals.get(portal).get("listening").getAsString();
    }

    String url(int portal, int lun) {
        return "iscsi://" + address(portal) + "/" + IQN + "/" + lun;
    }

    /** Ends it as systemd or Ctrl-C would, and returns its exit status. */
    int terminate() throws Exception {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Ends it without a chance to save. */
    void kill() throws Exception {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    String said() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
