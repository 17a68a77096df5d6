package io.vtool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    private static final String LOG_LINE =
            "Command 0x28 to device \"naa.1\" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe.";

    @TempDir
    Path folder;

    private CommandRun shell(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "shell";
        System.arraycopy(words, 0, all, 1, words.length);
        return CommandRun.of(all)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder);
    }

    @Test
    void scriptsRunUntilACommandFails() {
        CommandRun.Result stopped = shell().stdin("sense lookup 5/24\nsense nonsense\nsense lookup 6/29\n")
                .run();
        assertThat(stopped.status()).isEqualTo(2);
        assertThat(stopped.out()).contains("ILLEGAL REQUEST").doesNotContain("UNIT ATTENTION");
        assertThat(stopped.err()).contains("stopped at line 2, status 2");
        CommandRun.Result on = shell("--keep-going")
                .stdin("sense lookup 5/24\nsense nonsense\nsense lookup 6/29\n")
                .run();
        assertThat(on.status()).isEqualTo(2);
        assertThat(on.out()).contains("ILLEGAL REQUEST", "UNIT ATTENTION");
    }

    @Test
    void findingsDoNotEndAScript() {
        CommandRun.Result result = shell("-c", "sense lookup 77/77/77x; sense lookup zzzz; sense lookup 5/24")
                .run();
        assertThat(result.out()).contains("ILLEGAL REQUEST");
        assertThat(result.status()).isEqualTo(1);
    }

    /** A mistyped lab was made by the next command, and looked at without a word. */
    @Test
    void aLabThatIsNotThereIsTold() {
        CommandRun.Result result = shell("-c", "use host xen2; use lab none").run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).containsOnlyOnce("there is no lab in none: 'lab init' makes one there");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void hostsAreUsedForAllThatFollows() {
        CommandRun.Result result = shell("-c", "use host xen2; multipath ll; use host; multipath ll")
                .run();
        assertThat(result.status()).isZero();
        assertThat(result.out().split("mpatha", -1)).hasSize(3);
        long paths =
                result.out().lines().filter(line -> line.endsWith(" running")).count();
        assertThat(paths).isEqualTo(5 + 18);
        CommandRun.Result unknown = shell("-c", "use host xen9; multipath ll").run();
        assertThat(unknown.status()).isGreaterThan(1);
        assertThat(unknown.err()).contains("xen9");
    }

    @Test
    void pastedLinesOfLogsAreDecoded() {
        CommandRun.Result result = shell().stdin(
                        "vtool sense lookup 2/4/3 # as typed elsewhere\n" + LOG_LINE + " It's here; really\n")
                .run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("REPORTED LUNS DATA HAS CHANGED");
    }

    @Test
    void linesGoOnUntilTheirQuotesAreClosed() {
        CommandRun.Result result = shell().stdin("sense lookup \\\n5/24\nexit\nsense lookup 6/29\n")
                .run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("ILLEGAL REQUEST").doesNotContain("UNIT ATTENTION");
        CommandRun.Result open = shell().stdin("sense lookup '5/24\n").run();
        assertThat(open.status()).isEqualTo(2);
        assertThat(open.err()).contains("not closed");
    }

    @Test
    void aCommandThatIsWrongIsNotWatched() {
        CommandRun.Result result = shell("-c", "watch 600 sense nonsense").run();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).containsOnlyOnce("unknown command");
    }

    @Test
    void onlyAScreenIsCleared() {
        assertThat(watched("xterm")).startsWith("\u001b[H\u001b[2J");
        assertThat(watched("dumb")).startsWith("mpatha");
    }

    private String watched(String terminal) {
        return CommandRun.of("multipath", "ll", "--watch", "1", "--count", "1")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_TTY", "01")
                .variable("TERM", terminal)
                .until(new CountDownLatch(1))
                .run()
                .out();
    }

    @Test
    void helpNamesTheShellsOwnWords() {
        assertThat(shell("-c", "help").run().out()).contains("Groups of commands:", "use host NAME", "watch [SECONDS]");
        assertThat(shell("-c", "help multipath ll").run().out()).doesNotContain("use host NAME");
    }

    @Test
    void aHostThatIsUsedSaysNothing() {
        CommandRun.Result result = shell("-c", "use host xen2").run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void secretsAreNoPartOfTheHistory() {
        assertThat(DiscreetHistory.isSecret("iscsiadm -m node -o update -n node.session.auth.password -v x"))
                .isTrue();
        assertThat(DiscreetHistory.isSecret("iscsi node -L all")).isFalse();
    }
}
