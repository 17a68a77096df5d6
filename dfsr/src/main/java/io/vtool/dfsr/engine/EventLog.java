package io.vtool.dfsr.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A member's event log: a line for each event, of time, number and what it names, between tabs. */
public final class EventLog {
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    /**
     * An event that was logged.
     *
     * @param millis when, milliseconds since 1970
     * @param id number of the event
     * @param detail what it names
     */
    public record Event(long millis, int id, String detail) {}

    EventLog(Path file) {
        this.file = file;
    }

    void add(long millis, int id, String detail) {
        lines.add(Instant.ofEpochMilli(millis) + "\t" + id + "\t"
                + detail.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
    }

    void flush() throws IOException {
        if (!lines.isEmpty()) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            lines.clear();
        }
    }

    /** All events, the oldest first. */
    public List<Event> all() throws IOException {
        List<Event> events = new ArrayList<>();
        List<String> all = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        all.addAll(lines);
        for (String line : all) {
            String[] cells = line.split("\t", 3);
            try {
                if (cells.length == 3) {
                    events.add(new Event(Instant.parse(cells[0]).toEpochMilli(), Integer.parseInt(cells[1]), cells[2]));
                }
            } catch (DateTimeException | NumberFormatException e) {
                throw new IOException(file + " is damaged: a line is no event; delete the file to start anew", e);
            }
        }
        return events;
    }
}
