package io.vtool.dfsr.capture;

import io.vtool.dfsr.config.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a captured text is the output of, and reads it. */
public final class CaptureReader {
    /** Lines of one text that are read. */
    public static final int MOST_LINES = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private boolean cut;

    /**
     * Takes the next line.
     *
     * @param line the line without its end; a prompt's carriage returns are dropped
     */
    public void line(String line) {
        if (lines.size() == MOST_LINES) {
            cut = true;
            return;
        }
        lines.add(line.replace("\r", "").stripTrailing());
    }

    /** The lines as they were taken. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether the text was longer than is read. */
    public boolean cut() {
        return cut;
    }

    /** What the lines are, null when they are nothing that is known. */
    public @Nullable Captured end() {
        Captured found = BacklogText.read(lines);
        found = found == null ? WmicCallText.read(lines) : found;
        found = found == null ? UpdateText.read(lines) : found;
        found = found == null ? schedule() : found;
        found = found == null ? WmicTableText.read(lines) : found;
        found = found == null ? events(EventReader.inForm(lines)) : found;
        found = found == null ? TableText.read(lines) : found;
        found = found == null ? events(EventBlocks.read(lines)) : found;
        return found == null ? RecordText.read(lines) : found;
    }

    private static @Nullable Captured events(@Nullable List<EventText> events) {
        return events == null || events.isEmpty() ? null : new Captured.Events(events);
    }

    private @Nullable Captured schedule() {
        Schedule schedule = Schedule.parse(String.join("\n", lines.subList(0, Math.min(lines.size(), 1000))));
        return schedule == null ? null : new Captured.ScheduleText(schedule);
    }
}
