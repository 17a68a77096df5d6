package io.vtool.cli.shell;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Catalogue;
import io.vtool.emulator.lab.FileTree;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;

/** The shell on a terminal. */
final class Console {
    private static final int HISTORY = 2000;
    private static final String NATIVE = "jline.tmpdir";

    private final Catalogue catalogue;
    private final LineRunner runner;
    private final Environment environment;
    private final TextOutput out;

    Console(Catalogue catalogue, LineRunner runner, Environment environment, TextOutput out) {
        this.catalogue = catalogue;
        this.runner = runner;
        this.environment = environment;
        this.out = out;
    }

    int run() throws IOException {
        try (Terminal terminal = terminal()) {
            return run(terminal);
        }
    }

    /** JLine's native library is loaded from a file, which would stay: the process ends without a farewell. */
    private static Terminal terminal() throws IOException {
        Path folder = Files.createTempDirectory("vtool-shell-");
        System.setProperty(NATIVE, folder.toString());
        try {
            return TerminalBuilder.builder().system(true).dumb(true).build();
        } finally {
            System.clearProperty(NATIVE);
            try {
                FileTree.delete(folder);
            } catch (IOException e) {
                // JLine tidies up too, and may have been first
            }
        }
    }

    /** Until its user ends it; the status is that of the last command. */
    int run(Terminal terminal) throws IOException {
        Interrupts interrupts = new Interrupts();
        terminal.handle(Terminal.Signal.INT, signal -> interrupts.interrupt());
        if (terminal instanceof DumbTerminal) { // it leaves Ctrl-C to the system, which would end the shell
            Signals.register("INT", () -> terminal.raise(Terminal.Signal.INT));
        }
        Session session = new Session(
                catalogue,
                new Interruptible(runner, interrupts),
                environment.withSignals(interrupts).withInput(new TypedInput(terminal, interrupts)),
                out,
                interrupts);
        LiveNames names = new LiveNames(session::environment);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("vtool")
                .parser(new ShellParser(session::isLog))
                .completer(new ShellCompleter(catalogue, names))
                .history(new DiscreetHistory())
                .variable(LineReader.HISTORY_FILE, historyFile())
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.HISTORY_FILE_SIZE, HISTORY)
                .variable(LineReader.ERRORS, 0) // a name that was not begun is no candidate
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        decodeWhatIsPasted(reader, session);
        names.refresh();
        out.line(
                "vtool shell: commands without the word vtool, Tab completes, 'help' explains, 'exit' or Ctrl-D ends.");
        while (!session.ended()) {
            out.flush();
            String line;
            try {
                line = reader.readLine(session.host().isEmpty() ? "vtool> " : "vtool " + session.host() + "> ");
            } catch (UserInterruptException e) {
                endLine(terminal);
                continue; // Ctrl-C throws the line away
            } catch (EndOfFileException e) {
                endLine(terminal);
                break;
            }
            session.resize(terminal.getColumns());
            run(session, line, interrupts);
            names.refresh();
        }
        return session.status();
    }

    /** What other terminals do by themselves. */
    private void endLine(Terminal terminal) {
        if (terminal instanceof DumbTerminal) {
            out.line();
        }
    }

    /** Lines of a log that come in one piece are no command to look at and to change first: as if Enter was pressed. */
    private static void decodeWhatIsPasted(LineReader reader, Session session) {
        Widget paste = reader.getWidgets().get(LineReader.BEGIN_PASTE);
        if (paste != null) {
            reader.getWidgets().put(LineReader.BEGIN_PASTE, () -> {
                boolean done = paste.apply();
                if (session.isLog(reader.getBuffer().toString())) {
                    reader.callWidget(LineReader.ACCEPT_LINE);
                }
                return done;
            });
        }
    }

    private void run(Session session, String line, Interrupts interrupts) {
        if (session.isLog(line)) {
            interrupts.reset();
            session.decode(line);
            return;
        }
        try {
            for (List<String> command : Words.split(line)) {
                interrupts.reset();
                int status = session.run(command);
                if (interrupts.shown()) {
                    out.line();
                }
                out.flush();
                if (session.ended() || status == Interruptible.INTERRUPTED) {
                    return;
                }
            }
        } catch (Words.Unfinished e) {
            out.line("vtool shell: " + e.getMessage());
        }
    }

    /** Private, for what was typed is nobody else's business. */
    private Path historyFile() throws IOException {
        Path folder = environment.stateDirectory();
        Files.createDirectories(folder, PrivateFile.FOLDER);
        Path file = folder.resolve("history");
        if (!Files.exists(file)) {
            Files.createFile(file, PrivateFile.FILE);
        }
        return file;
    }
}
