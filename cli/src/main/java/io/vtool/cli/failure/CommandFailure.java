package io.vtool.cli.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** An expected failure of the world that ends a command: no such file, nobody answers, not allowed. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient Trouble trouble;

    /**
     * A failure.
     *
     * @param kind decides the exit status
     * @param trouble code, message, subject and hint
     * @param cause what the system said, shown with {@code -v}; null when there is nothing more
     */
    public CommandFailure(FailureKind kind, Trouble trouble, @Nullable Throwable cause) {
        super(trouble.message(), cause);
        this.kind = kind;
        this.trouble = trouble;
    }

    /**
     * The failure to read a file.
     *
     * @param file its name as the user wrote it
     * @param cause what the system said
     */
    public static CommandFailure unreadable(String file, IOException cause) {
        FailureKind kind = cause instanceof AccessDeniedException ? FailureKind.PERMISSION : FailureKind.IO;
        Trouble trouble = new Trouble(
                kind == FailureKind.PERMISSION ? "file_forbidden" : "file_unreadable",
                "cannot read '" + file + "': " + reason(cause),
                file,
                kind == FailureKind.PERMISSION ? "ask for read access, or copy the file" : "check the name");
        return new CommandFailure(kind, trouble, cause);
    }

    /**
     * The failure to write a file.
     *
     * @param file its name as the user wrote it
     * @param cause what the system said
     */
    public static CommandFailure unwritable(String file, IOException cause) {
        FailureKind kind = cause instanceof AccessDeniedException ? FailureKind.PERMISSION : FailureKind.IO;
        Trouble trouble = new Trouble(
                kind == FailureKind.PERMISSION ? "file_forbidden" : "file_unwritable",
                "cannot write '" + file + "': "
                        + (cause instanceof NoSuchFileException ? "no such folder" : reason(cause)),
                file,
                kind == FailureKind.PERMISSION ? "ask for write access, or name another file" : "check the name");
        return new CommandFailure(kind, trouble, cause);
    }

    /**
     * The failure to read what a command was given to read.
     *
     * @param cause what the system said
     */
    public static CommandFailure unreadableInput(IOException cause) {
        Trouble trouble = new Trouble(
                "input_unreadable", "cannot read the input: " + reason(cause), null, "check where it comes from");
        return new CommandFailure(FailureKind.IO, trouble, cause);
    }

    /** Decides the exit status. */
    public FailureKind kind() {
        return kind;
    }

    /** Code, message, subject and hint. */
    public Trouble trouble() {
        return trouble;
    }

    /**
     * The reason part of a file system's exception, in words.
     *
     * @param cause what the system said
     */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException fs ? fs.getReason() : cause.getMessage();
        if (reason == null) {
            return "input/output error";
        }
        return reason.equals("Is a directory") ? "it is a directory" : reason;
    }
}
