package io.vtool.cli.dfsr;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.export.ExportReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The exports of real servers that a command is given in place of the lab: files, and folders of them. */
final class Exports {
    /** Names them; for commands that can answer from them. */
    static final Option FROM = Option.value(
                    "--from",
                    "PATH",
                    "Answer from exports of real servers in PATH, a file or a folder, not from the lab")
            .repeated();

    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 10_000;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;

    private final Invocation in;
    private final ExportReader reader = new ExportReader();
    private final List<Trouble> troubles = new ArrayList<>();
    private int known;
    private int unreadable;

    private Exports(Invocation in) {
        this.in = in;
    }

    /** What they say, null when the lab is asked. */
    static @Nullable Estate of(Invocation in) {
        List<String> paths = in.values("from");
        if (paths.isEmpty()) {
            return null;
        }
        if (in.value("lab") != null) {
            throw new UsageError("--from and --lab are two sources; name one");
        }
        Exports exports = new Exports(in);
        for (String path : paths) {
            exports.read(path);
        }
        if (exports.known == 0 && exports.unreadable == 1 && exports.troubles.size() == 1) {
            throw new CommandFailure(FailureKind.IO, exports.troubles.get(0), null);
        }
        for (Trouble trouble : exports.troubles) {
            in.warn(trouble);
        }
        if (exports.known == 0) {
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble(
                            "export_unknown",
                            "nothing in '" + String.join("', '", paths) + "' is an export that is known",
                            paths.get(0),
                            "see EXPORTS in vtool-dfsr(1) for what can be read"),
                    null);
        }
        return exports.reader.end();
    }

    private void read(String path) {
        Path file = path.equals("-") ? null : in.environment().resolve(path);
        if (file == null || !Files.isDirectory(file)) {
            read(path, file == null ? "stdin" : String.valueOf(file.getFileName()));
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(file, DEEPEST, new FileVisitOption[0])) {
            files = walk.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.unreadable(path, e);
        }
        for (Path one : files.subList(0, Math.min(files.size(), MOST_FILES))) {
            read(one.toString(), file.relativize(one).toString().replace('\\', '/'));
        }
        if (files.size() > MOST_FILES) {
            troubles.add(new Trouble(
                    "export_too_many",
                    "'" + path + "' has more than " + MOST_FILES + " files; the first ones are read",
                    path,
                    "name a smaller folder"));
        }
    }

    private void read(String file, String name) {
        try (InputStream bytes = plain(in.open(file))) {
            if (reader.read(name, bytes)) {
                known++;
            } else {
                troubles.add(new Trouble(
                        "export_unknown", "'" + file + "' is not a known export and is left out", file, null));
            }
        } catch (IOException e) {
            unreadable(CommandFailure.unreadable(file, e).trouble());
        } catch (CommandFailure e) {
            unreadable(e.trouble());
        }
    }

    private void unreadable(Trouble trouble) {
        unreadable++;
        troubles.add(trouble);
    }

    private static InputStream plain(InputStream bytes) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes);
        buffered.mark(2);
        boolean packed = buffered.read() == MAGIC_1 && buffered.read() == MAGIC_2;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered) : buffered;
    }

    /** What the exports would have to hold for an answer. */
    static CommandFailure unanswerable(String question, String needed) {
        return new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble("export_lacks", "the exports do not tell " + question, null, "add " + needed),
                null);
    }
}
