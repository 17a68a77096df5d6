package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LabConcurrencyTest {
    private static final int COMMANDS = 50;

    @TempDir
    Path folder;

    private CommandRun.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lab", folder.resolve("lab").toString()));
        return CommandRun.of(all.toArray(new String[0])).in(folder).run();
    }

    private List<CommandRun.Result> together(List<Callable<CommandRun.Result>> commands) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(commands.size());
        try {
            List<CommandRun.Result> results = new ArrayList<>();
            for (Future<CommandRun.Result> result : threads.invokeAll(commands)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void fiftyFirstCommandsFindOneLabAndOneHost() throws Exception {
        List<Callable<CommandRun.Result>> commands = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            commands.add(() -> run("lab", "host", "xen1", "-o", "tsv"));
        }
        Set<String> answers = new HashSet<>();
        for (CommandRun.Result result : together(commands)) {
            assertThat(result.status()).as(result.err()).isZero();
            answers.add(result.out());
        }
        assertThat(answers).singleElement().asString().contains("sdr\t5:0:0:0\t65:16");
    }

    @Test
    void faultsThatAreAddedAtOnceAreAllThere() throws Exception {
        List<Callable<CommandRun.Result>> commands = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            String lba = "lba=" + i;
            commands.add(() -> run("lab", "fault", "add", "medium-error", "array01/data0", lba));
        }
        for (CommandRun.Result result : together(commands)) {
            assertThat(result.status()).as(result.err()).isZero();
        }
        List<String> lines = run("lab", "fault", "list").out().lines().toList();
        assertThat(lines).hasSize(COMMANDS);
        for (int i = 0; i < COMMANDS; i++) {
            String lba = "lba=" + i;
            assertThat(lines)
                    .filteredOn(line -> List.of(line.split(" ")).contains(lba))
                    .hasSize(1);
            assertThat(lines.get(i)).startsWith(i + 1 + "  medium-error");
        }
    }
}
