package io.vtool.cli.tour;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.emulator.lab.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A folder for the tour, with a lab and all state in it, which goes away with it: nothing of the user's is touched. */
final class ScratchLab implements AutoCloseable {
    private final Path folder;
    private final Environment environment;

    ScratchLab(Environment outer) {
        String base = outer.variable("TMPDIR");
        try {
            Path parent = outer.resolve(base == null || base.isEmpty() ? "/tmp" : base);
            folder = Files.createTempDirectory(parent.toAbsolutePath(), "vtool-demo-");
        } catch (IOException e) {
            throw CommandFailure.unreadable(base == null || base.isEmpty() ? "/tmp" : base, e);
        }
        Map<String, String> variables = new HashMap<>(outer.variables());
        variables.remove("VTOOL_HOST");
        variables.put("VTOOL_LAB", folder.resolve("lab").toString());
        variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment = new Environment(
                outer.time(),
                outer.random(),
                outer.signals(),
                variables,
                InputStream.nullInputStream(), // what is typed belongs to the tour
                outer.out(),
                outer.err(),
                outer.terminal(),
                folder);
    }

    /** The world in which the tour's commands run. */
    Environment environment() {
        return environment;
    }

    @Override
    public void close() {
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw CommandFailure.unreadable(folder.toString(), e);
        }
    }
}
