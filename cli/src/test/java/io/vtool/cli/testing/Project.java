package io.vtool.cli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build's own files say. */
public final class Project {
    private Project() {}

    /** The folder that holds the reactor. */
    public static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /** The version in the parent project. */
    public static String version() {
        return element("version");
    }

    /** The day in the parent project's output time stamp, as YYYY-MM-DD. */
    public static String date() {
        return element("project.build.outputTimestamp").substring(0, 10);
    }

    /** The first element of that name. */
    private static String element(String name) {
        try {
            String pom = Files.readString(root().resolve("pom.xml"));
            int start = pom.indexOf("<" + name + ">") + name.length() + 2;
            return pom.substring(start, pom.indexOf("</" + name + ">", start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
