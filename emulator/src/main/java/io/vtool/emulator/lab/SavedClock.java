package io.vtool.emulator.lab;

import io.vtool.emulator.host.HostFile;
import io.vtool.iscsi.admin.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that keeps how far a lab's clock is ahead of real time. */
record SavedClock(Path file) {

    /** Milliseconds, 0 if nobody has moved it. */
    long offset() throws IOException {
        try {
            return Long.parseLong(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (NumberFormatException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /** Moves it forward by milliseconds, waiting for others that do so too, and tells where it is then. */
    long advance(long millis, Pace pace) throws IOException {
        new HostFile(file, pace).update(old -> {
            long offset = old.isBlank() ? 0 : Long.parseLong(old.strip());
            return Math.addExact(offset, millis) + "\n";
        });
        return offset();
    }
}
