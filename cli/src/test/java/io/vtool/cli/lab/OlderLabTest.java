package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.testing.RunningTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A lab that an earlier version left behind, with a portal that refuses, a fault that is counted, and a host that has logged
 * out of one portal, goes on where it was; one of a later version is refused with words.
 */
class OlderLabTest {
    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream in = OlderLabTest.class.getResourceAsStream("older-lab.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : all.substring("== ".length()).split("\n== ")) {
                int end = part.indexOf('\n');
                Path file = folder.resolve("lab").resolve(end < 0 ? part : part.substring(0, end));
                Files.createDirectories(file.getParent());
                Files.writeString(file, end < 0 ? "" : part.substring(end + 1) + "\n");
            }
        }
    }

    private CommandRun.Result run(String line) {
        return CommandRun.of(line.split(" "))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .by(RunningTime.from(Instant.parse("2026-11-29T12:00:00Z")))
                .in(folder)
                .run();
    }

    @Test
    void goesOnWhereItWas() {
        assertThat(run("lab status").out())
                .contains("portal 127.0.10.1:3260,1  group 1 optimized, refuses connections")
                .contains("01:xen1, sessions 4 of 5, paths 13 of 17")
                .contains("fault 2  medium-error array01/data1 lba=4096 times=3");
        String broken = run("multipath ll").out();
        assertThat(broken.lines().filter(line -> line.contains("failed faulty")))
                .hasSize(4);
        assertThat(broken.lines().filter(line -> line.contains("active ready"))).hasSize(13);
        assertThat(run("lab log").out()).contains("detected conn error (1020)", "253:2: Failing path 8:32.");
        assertThat(run("iscsi session").out().lines()).hasSize(5);
        assertThat(run("lab fault clear all").status()).isZero();
        assertThat(run("multipath ll").out().lines().filter(line -> line.contains("active ready")))
                .hasSize(17);
        assertThat(run("iscsi node --login -p 127.0.40.1").status()).isZero();
        assertThat(run("multipath ll").out().lines().filter(line -> line.contains("active ready")))
                .hasSize(18);
    }

    @Test
    void anEarlierFormWithoutHostsGetsOne() throws IOException {
        Path file = folder.resolve("lab/lab");
        StringBuilder arrays = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            boolean array = line.matches("(array|volume|target|portal|lun|chap|acl)\t.*");
            arrays.append(array ? line + "\n" : line.startsWith("vtool-lab") ? "vtool-lab\t1\t1\n" : "");
        }
        Files.writeString(file, arrays.toString());
        assertThat(run("lab status").out()).contains("array array01", "host host1 (linux)");
        assertThat(run("lab reset").status()).isZero();
        assertThat(run("lab host").out()).contains("host1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipath ll",
                "lab status",
                "lab fault",
                "iscsi session",
                "lvm vgs",
                "dfsr backlog",
                "lab serve",
                "lab reset"
            })
    void aLaterFormIsRefusedWithWords(String command) throws IOException {
        Path file = folder.resolve("lab/lab");
        Files.writeString(file, Files.readString(file).replaceFirst("vtool-lab\t2", "vtool-lab\t3"));
        CommandRun.Result result = run(command);
        assertThat(result.status()).isEqualTo(69);
        assertThat(result.err())
                .contains("it has form 3, and this version of vtool knows form 2")
                .contains("use the version of vtool that made it, or make it anew with 'vtool lab init --force'");
        assertThat(Files.readString(file)).startsWith("vtool-lab\t3");
    }
}
