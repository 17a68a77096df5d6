package io.vtool.cli.dfsr;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.dfsr.capture.CaptureReader;
import java.io.IOException;
import java.io.InputStream;

/** A file that holds what a command or a log of a server printed. */
final class CapturedFile {
    private CapturedFile() {}

    /**
     * Takes all its lines.
     *
     * @param file its name, or {@code -} for standard input
     */
    static CaptureReader read(Invocation in, String file) {
        CaptureReader reader = new CaptureReader();
        try (InputStream bytes = in.open(file)) {
            LineInput lines = new LineInput(bytes);
            for (String line = lines.next(); line != null; line = lines.next()) {
                reader.line(line);
            }
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
        return reader;
    }
}
