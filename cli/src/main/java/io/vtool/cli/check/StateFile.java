package io.vtool.cli.check;

import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** What a check remembers until it runs again. */
final class StateFile {
    /** Where to keep it. */
    static final Option OPTION = Option.value("--state", "DIR", "Keep what is remembered between runs in DIR");

    private StateFile() {}

    /** The folder that the command line names, else the usual one of the user. */
    static Path folder(Invocation in) {
        String folder = in.value("state");
        return folder == null
                ? in.environment().stateDirectory().resolve("check")
                : in.environment().resolve(folder);
    }

    /** Replaces a file as a whole, and makes its folder, for its owner alone, when it is missing. */
    static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder, PrivateFile.FOLDER);
        Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part"); // runs that overlap write one each
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
