package io.vtool.cli.env;

import java.io.IOException;

/** Standard output or error does not take what is written: its reader went away, or the disk is full. */
public final class OutputFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailed(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the reader of a pipe went away, which is no error: {@code vtool ... | head}. */
    public boolean readerWentAway() {
        String message = getMessage();
        return message != null && (message.contains("roken pipe") || message.contains("reset by peer"));
    }
}
