package io.vtool.cli.sense;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Errors of opening a file, as the C library numbers and words them. */
enum SystemError {
    NO_SUCH_FILE(2, "No such file or directory"),
    IO(5, "Input/output error"),
    PERMISSION(13, "Permission denied"),
    NOT_A_DIRECTORY(20, "Not a directory"),
    IS_A_DIRECTORY(21, "Is a directory");

    /** sg3_utils adds this to the number of a system error. */
    private static final int EXIT_BASE = 50;

    private final int number;
    private final String text;

    SystemError(int number, String text) {
        this.number = number;
        this.text = text;
    }

    static SystemError of(IOException e, Path path) {
        if (e instanceof NoSuchFileException) {
            return NO_SUCH_FILE;
        }
        if (e instanceof AccessDeniedException) {
            return PERMISSION;
        }
        if (Files.isDirectory(path)) {
            return IS_A_DIRECTORY;
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : null;
        return NOT_A_DIRECTORY.text.equals(reason) ? NOT_A_DIRECTORY : IO;
    }

    String text() {
        return text;
    }

    int exitStatus() {
        return EXIT_BASE + number;
    }
}
