package io.vtool.emulator.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a folder that is somebody's from one in which a lab can be made. */
final class ForeignFolder {
    private ForeignFolder() {}

    /** Whether a folder without a definition holds anything that no lab gives such a name. */
    static boolean is(Path path) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!isOurs(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether a name is one that a lab gives; a lab that is being made, or whose maker died, has no definition yet. */
    private static boolean isOurs(String name) {
        for (String start : List.of(
                "lock",
                "hosts",
                "owner",
                LabDirectory.DEFINITION,
                "served",
                "in-force",
                LabDirectory.DATA,
                LabDirectory.STATE,
                "bin")) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
