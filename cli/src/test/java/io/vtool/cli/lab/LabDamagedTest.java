package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a lab that are cut off, of another version or rubbish: every command answers, or says in words what is wrong. */
class LabDamagedTest {
    private static final List<String> COMMANDS = List.of(
            "lab status",
            "lab fault",
            "lab clock",
            "lab log",
            "lab host",
            "multipath ll",
            "iscsi session",
            "iscsi node",
            "lvm vgs",
            "dfsr backlog",
            "check all");
    private static final int BUG = 70;

    @TempDir
    Path folder;

    private CommandRun.Result run(String line) {
        return CommandRun.of(line.split(" "))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("lab"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("data-"))
                    .filter(file -> !file.getFileName().toString().endsWith("lock"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] damaged(byte[] bytes, int how, Random random) {
        byte[] changed = bytes.clone();
        switch (how) {
            case 0 -> changed = new byte[0];
            case 1 -> changed = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> random.nextBytes(changed);
            default -> {
                for (int i = 0; i < 5 && changed.length > 0; i++) {
                    changed[random.nextInt(changed.length)] = (byte) (9 + random.nextInt(110));
                }
            }
        }
        return changed;
    }

    @Test
    void everyCommandAnswersOrSaysWhatIsWrong() throws IOException {
        Random random = new Random(5);
        run("lab init");
        run("lab fault add busy array01/data1 times=2");
        run("lab fault add portal-refuse 127.0.10.1");
        run("lvm vgs");
        run("dfsr backlog");
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int how = 0; how < 4; how++) {
                for (String command : COMMANDS) {
                    Files.write(file, damaged(bytes, how, random));
                    CommandRun.Result result = run(command);
                    if (result.status() == BUG || result.err().contains("Exception")) {
                        wrong.add(folder.relativize(file) + " " + how + " " + command + ": " + result.status() + " "
                                + result.err());
                    }
                }
            }
            Files.write(file, bytes);
        }
        assertThat(wrong).isEmpty();
    }
}
