package io.vtool.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    Path folder;

    private CommandRun demo(String... words) throws IOException {
        String[] all = new String[words.length + 1];
        all[0] = "demo";
        System.arraycopy(words, 0, all, 1, words.length);
        return CommandRun.of(all)
                .variable(
                        "TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString())
                .variable("VTOOL_LAB", folder.resolve("mine").toString())
                .variable("VTOOL_HOST", "nobody")
                .until(new CountDownLatch(1));
    }

    @Test
    void theStepsAreListed() throws IOException {
        CommandRun.Result result = demo("--list").run();
        assertThat(result.status()).isZero();
        assertThat(result.out().lines())
                .hasSize(TourText.read().steps().size())
                .first()
                .isEqualTo("1  Missing paths on a new host");
    }

    @Test
    void withoutATerminalItRunsThroughOnALabOfItsOwn() throws IOException {
        CommandRun.Result result = demo().run();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "1. Missing paths on a new host",
                        "$ vtool multipath list --host xen2",
                        "  missing: 127.0.10.2:3260",
                        "paths=4/4 usable=4 ok",
                        "REPORTED LUNS DATA HAS CHANGED",
                        "5. A dead portal",
                        "failed faulty running",
                        "ALL OK - ")
                .contains("$ cd \"$VTOOL_LAB\"/data-1/dfsr/rgroup/SRV01/C/data &&\n> echo plan")
                .doesNotContain("Enter goes on");
        assertThat(folder.resolve("mine")).doesNotExist();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void oneStepCanBeChosen() throws IOException {
        assertThat(demo("--step", "2").run().out())
                .contains("2. A line of a vmkernel log", "NO_CONNECT")
                .doesNotContain("1. Missing", "3. ");
        CommandRun.Result none = demo("--step", "99").run();
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("a number from 1 to 5").contains("--list");
    }

    @Test
    void onATerminalItWaitsAndCanBeEnded() throws IOException {
        CommandRun.Result result =
                demo().variable("VTOOL_TTY", "01").stdin("\n\nq\n").run();
        assertThat(result.status()).isZero();
        assertThat(result.out().split("-- Enter goes on, q ends -- ", -1)).hasSize(4);
        assertThat(result.out()).contains("$ vtool multipath list").doesNotContain("$ vtool iscsi discovery");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void theEndOfInputAndAnInterruptEndIt() throws IOException {
        assertThat(demo().variable("VTOOL_TTY", "01").run().out().split("-- Enter", -1))
                .hasSize(2);
        assertThat(demo().until(new CountDownLatch(0)).run().out()).doesNotContain("$ ");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
}
