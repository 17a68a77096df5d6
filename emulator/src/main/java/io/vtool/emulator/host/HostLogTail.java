package io.vtool.emulator.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What programs add to a host's log from some moment on, whichever command notes it. */
public final class HostLogTail {
    /** More than this at once is not shown: nobody reads it. */
    private static final long MOST = 1L << 20;

    private final Path file;
    private long place;

    HostLogTail(Path file) throws IOException {
        this.file = file;
        this.place = size();
    }

    private long size() throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /**
     * The messages that have come since this was last asked.
     *
     * @throws IOException if the log cannot be read
     */
    public List<LogEvent.Message> next() throws IOException {
        List<LogEvent.Message> messages = new ArrayList<>();
        long end = size();
        if (end <= place) {
            place = end; // nothing new, or the log was halved just now
            return messages;
        }
        ByteBuffer lines = ByteBuffer.allocate((int) Math.min(MOST, end - place));
        try (FileChannel in = FileChannel.open(file)) {
            long at = end - lines.capacity();
            int read = in.read(lines, at);
            while (read > 0 && lines.hasRemaining()) {
                read = in.read(lines, at + lines.position());
            }
        }
        String text = new String(lines.array(), 0, lines.position(), StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        place = end - text.substring(whole).getBytes(StandardCharsets.UTF_8).length;
        for (String line : text.substring(0, whole).split("\n")) {
            if (LogRecords.read(line) instanceof LogEvent.Message message) {
                messages.add(message);
            }
        }
        return messages;
    }
}
