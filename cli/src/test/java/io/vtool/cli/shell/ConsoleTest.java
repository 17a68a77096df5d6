package io.vtool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.AllCommands;
import io.vtool.cli.CommandRun;
import io.vtool.cli.Main;
import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a person has it: keys are pressed, and the screen is looked at. */
@Timeout(120)
class ConsoleTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String PASTE_BEGINS = "\u001b[200~";
    private static final String PASTE_ENDS = "\u001b[201~";
    private static final int ROWS = 60;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private LineDisciplineTerminal terminal;

    /** What a terminal shows; whoever waits for a text is told of each change. */
    private static final class Screen extends OutputStream {
        private final ScreenTerminal shown = new ScreenTerminal(120, ROWS);

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            shown.write(new String(bytes, offset, length, StandardCharsets.UTF_8));
            notifyAll();
        }

        synchronized String text() {
            StringBuilder text = new StringBuilder();
            for (String line : shown.toString().split("\n", -1)) {
                text.append(line.stripTrailing()).append('\n');
            }
            return text.toString();
        }

        /** Waits until the last line that has anything is this one. */
        synchronized void awaitLast(String line) throws InterruptedException {
            while (!text().strip().endsWith("\n" + line)) {
                wait();
            }
        }

        synchronized void await(String part) throws InterruptedException {
            while (!text().contains(part)) {
                wait();
            }
        }
    }

    @BeforeEach
    void begin() throws Exception {
        terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(120, ROWS));
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
        Environment world = CommandRun.of("shell")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("XDG_STATE_HOME", folder.resolve("state").toString())
                .in(folder)
                .environment(new ByteArrayOutputStream())
                .withOutput(terminal.output())
                .withErrors(terminal.output());
        Environment environment = new Environment(
                world.time(),
                world.random(),
                world.signals(),
                world.variables(),
                world.in(),
                world.out(),
                world.err(),
                io.vtool.cli.env.Terminal.of(Map.of("VTOOL_TTY", "012", "COLUMNS", "120", "TERM", "xterm")),
                world.workingDirectory());
        Console console =
                new Console(AllCommands.catalogue(), Main::run, environment, new TextOutput(environment.out()));
        Thread thread = new Thread(() -> run(console, terminal), "console");
        thread.setDaemon(true);
        thread.start();
        screen.awaitLast("vtool>");
    }

    private void run(Console console, Terminal on) {
        try {
            status.complete(console.run(on));
        } catch (IOException | RuntimeException e) {
            status.completeExceptionally(e);
        }
    }

    private void press(String keys) throws IOException {
        for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
            terminal.processInputByte(key);
        }
    }

    @AfterEach
    void end() throws Exception {
        if (!status.isDone()) {
            press(CTRL_C);
            press(CTRL_D);
            status.get(60, TimeUnit.SECONDS);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("names")) { // looks at the lab, which is to be deleted
                thread.join();
            }
        }
        terminal.close();
    }

    @Test
    void wordsCompleteAndCommandsRun() throws Exception {
        press("sense look\t");
        screen.awaitLast("vtool> sense lookup");
        press("5/24\r");
        screen.await("ILLEGAL REQUEST, INVALID FIELD IN CDB");
        screen.awaitLast("vtool>");
        press("lvs --unb\t");
        screen.awaitLast("vtool> lvs --unbuffered");
        press(CTRL_C);
        screen.awaitLast("vtool>");
        press(CTRL_D);
        assertThat(status.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aHostThatIsUsedIsInThePromptAndSecretsAreNotInTheHistory() throws Exception {
        press("use host xen2\r");
        screen.awaitLast("vtool xen2>");
        press("iscsi node -o update -n node.session.auth.password -v hush\r");
        screen.awaitLast("vtool xen2>");
        press("exit\r");
        status.get(60, TimeUnit.SECONDS);
        assertThat(Files.readString(folder.resolve("state/vtool/history")))
                .contains("use host xen2", "exit")
                .doesNotContain("hush");
    }

    @Test
    void textFollowsTheWidthOfTheWindow() throws Exception {
        press("sense lookup 5/24/0\r");
        screen.await("  What     A field of the command is not accepted by the device.\n");
        screen.awaitLast("vtool>");
        terminal.setSize(Size.of(60, ROWS));
        press("sense lookup 5/24/0\r");
        screen.await("  What     A field of the command is not accepted by the\n           device.\n");
    }

    @Test
    void pastedLinesOfALogAreDecodedAtOnce() throws Exception {
        press(PASTE_BEGINS + "Cmd(0x439500) 0x28 failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x11 0x0."
                + PASTE_ENDS);
        screen.await("MEDIUM ERROR: UNRECOVERED READ ERROR");
        screen.awaitLast("vtool>");
    }

    @Test
    void commandsReadWhatIsTypedUntilCtrlD() throws Exception {
        press("sense decode\r");
        screen.await("then press Ctrl-D");
        press("[sdb] Sense Key : Medium Error [current]\r");
        screen.await("line 1: A command to sdb");
        press(CTRL_D);
        screen.awaitLast("vtool>");
        press("sense lookup 2/4\r");
        screen.await("NOT READY");
    }

    @Test
    void ctrlCEndsWhatRuns() throws Exception {
        press("sense decode\r");
        screen.await("then press Ctrl-D");
        press(CTRL_C);
        screen.awaitLast("vtool>");
        press("watch 600 sense lookup 5/24\r");
        screen.await("INVALID FIELD IN CDB");
        press(CTRL_C);
        screen.awaitLast("vtool>");
        assertThat(screen.text()).doesNotContain("cannot read");
        press("sense lookup 2/4\r");
        screen.await("NOT READY");
    }
}
