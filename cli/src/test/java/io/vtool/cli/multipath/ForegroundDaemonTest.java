package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.Main;
import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** multipathd -d. */
@Timeout(120)
class ForegroundDaemonTest {
    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger status = new AtomicInteger(-1);
    private final AtomicReference<String> name = new AtomicReference<>();

    private CommandRun command(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder);
    }

    private String ask(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "multipathd";
        System.arraycopy(words, 0, all, 1, words.length);
        return command(all).run().out();
    }

    private Thread start(OutputStream err, String... options) {
        Signals signals = new Signals() {
            @Override
            public CountDownLatch hold() {
                return end;
            }

            @Override
            public void appearAs(String program) {
                name.set(program);
            }
        };
        String[] words = new String[options.length + 1];
        words[0] = "multipathd";
        System.arraycopy(options, 0, words, 1, options.length);
        Environment world = command().environment(err).withSignals(signals);
        Thread thread = new Thread(() -> status.set(Main.run(world, words)));
        thread.start();
        return thread;
    }

    private static BufferedReader lines(PipedOutputStream err) throws IOException {
        return new BufferedReader(new InputStreamReader(new PipedInputStream(err, 1 << 16), StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhatHappensUntilItIsEndedAndLeavesTheDaemonRunning() throws Exception {
        String before = ask("show", "daemon");
        assertThat(before).startsWith("pid ");
        try (PipedOutputStream err = new PipedOutputStream();
                BufferedReader told = lines(err)) {
            Thread daemon = start(err, "-d");
            assertThat(told.readLine()).isEqualTo("0.000000 | multipathd v0.9.4: start up");
            assertThat(told.readLine()).isEqualTo("0.000000 | reconfigure: setting up paths and maps");
            assertThat(name).hasValue("multipathd");
            assertThat(ask("show", "daemon"))
                    .startsWith("pid " + ProcessHandle.current().pid() + " ");
            CommandRun.Result second = command("multipathd", "-d", "-s").run();
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err()).isEqualTo("process is already running\nfailed to create pidfile\n");
            ask("fail", "path", "sda");
            assertThat(told.readLine()).isEqualTo("0.000000 | mpatha: fail path 8:0 (operator)");
            end.countDown();
            daemon.join();
        }
        assertThat(status).hasValue(0);
        assertThat(ask("show", "daemon"))
                .startsWith("pid ")
                .doesNotContain("pid " + ProcessHandle.current().pid());
    }

    @Test
    void aDaemonThatDidNotRunBeforeDoesNotRunAfterwards() throws Exception {
        ask("shutdown");
        end.countDown();
        CommandRun.Result run = command("multipathd", "-d", "-s").run();
        assertThat(run.status()).isZero();
        assertThat(run.err())
                .isEqualTo("multipathd v0.9.4: start up\n"
                        + "reconfigure: setting up paths and maps\n"
                        + "multipathd: shut down\n");
        assertThat(command("multipathd", "show", "daemon").run().status()).isEqualTo(1);
    }

    @Test
    void endsWhenAnotherCommandShutsItDown() throws Exception {
        try (PipedOutputStream err = new PipedOutputStream();
                BufferedReader told = lines(err)) {
            Thread daemon = start(err, "-ds");
            assertThat(told.readLine()).isEqualTo("multipathd v0.9.4: start up");
            ask("shutdown");
            daemon.join();
        }
        assertThat(status).hasValue(0);
        assertThat(command("multipathd", "show", "daemon").run().status()).isEqualTo(1);
    }
}
