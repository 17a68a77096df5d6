package io.vtool.cli.multipath;

import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.multipath.command.PersistCommand;
import io.vtool.multipath.persist.PersistStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batch file of mpathpersist: a command line in each line. */
final class MpathPersistBatch {
    private static final long LARGEST = 1 << 20;

    private final ToolInvocation in;
    private final int verbosity;
    private final PersistCommand host;

    MpathPersistBatch(ToolInvocation in, int verbosity, PersistCommand host) {
        this.in = in;
        this.verbosity = verbosity;
        this.host = host;
    }

    /** Runs the lines of a file; the status is that of the last one that failed. */
    int run(String file) throws IOException {
        String text = read(file);
        if (text == null) {
            return PersistStatus.SYNTAX_ERROR;
        }
        if (verbosity >= 2) {
            in.err().print("running batch file ").foreign(file).line();
        }
        int status = PersistStatus.SUCCESS;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (verbosity >= 2) {
                in.err().print("## file ").foreign(file).print(" line " + number + ": mpathpersist ");
                in.err().foreign(String.join(" ", words)).line();
            }
            int ended = line(words, number);
            status = ended == PersistStatus.SUCCESS ? status : ended;
        }
        return status;
    }

    private int line(List<String> words, int number) {
        ToolInvocation each = new ToolInvocation(in.name(), words, in.environment(), in.out(), in.err());
        MpathPersistOptions options = new MpathPersistOptions(each, true);
        boolean read = options.read();
        if (read && options.help) {
            in.err().print(MpathPersistTool.USAGE);
            return PersistStatus.SUCCESS;
        }
        int ended = read ? MpathPersistTool.run(in, options, host) : PersistStatus.SYNTAX_ERROR;
        if (ended == PersistStatus.SYNTAX_ERROR) {
            in.err().line("syntax error on line " + number + " in batch file");
        }
        return ended;
    }

    private @Nullable String read(String file) throws IOException {
        Path path = in.environment().resolve(file);
        String trouble;
        try {
            if (Files.size(path) <= LARGEST) {
                return Files.readString(path, StandardCharsets.ISO_8859_1);
            }
            trouble = "File too large";
        } catch (NoSuchFileException e) {
            trouble = "No such file or directory";
        } catch (IOException e) {
            trouble = Files.isDirectory(path) ? "Is a directory" : "Input/output error";
        }
        in.err().print("unable to open ").foreign(file).print(": ").line(trouble);
        return null;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.replace('\t', ' ').strip().split(" +")) {
            if (word.startsWith("#")) {
                break;
            }
            if (!word.isEmpty() && !(words.isEmpty() && word.equals("mpathpersist"))) {
                words.add(word);
            }
        }
        return words;
    }
}
