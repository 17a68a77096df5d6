package io.vtool.dfsr.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a debug log: a full line and the lines with a plus sign that belong to it.
 *
 * @param number number of its line in the log, from 1
 * @param time local time of the log's zone, {@code 2008-06-25T17:42:30.805}; empty where it was taken out of the log
 * @param thread thread of the service
 * @param module four letters such as {@code LDBX}; empty where only the error's stack was copied
 * @param sourceLine line of the service's source, which changes between releases
 * @param level {@code WARN}, {@code ERROR}, {@code CRITICAL}, {@code INFO}, {@code TRACE}; null for plain information
 * @param function what reported it, such as {@code Ldb::Update}
 * @param text the rest of the line
 * @param nested the lines below it without their plus sign
 */
public record LogEntry(
        long number,
        String time,
        long thread,
        String module,
        long sourceLine,
        @Nullable String level,
        String function,
        String text,
        List<String> nested) {
    /** Copies the list. */
    public LogEntry {
        nested = List.copyOf(nested);
    }

    /** The {@code key:value} items of the text, as far as they can be told from prose. */
    public Map<String, String> fields() {
        return TextFields.of(text);
    }

    /** The frames of its error, the outermost first; empty when there is none. */
    public List<ErrorFrame> errorStack() {
        List<ErrorFrame> frames = new ArrayList<>();
        for (String line : nested) {
            ErrorFrame frame = ErrorFrame.parse(line);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** The innermost frame, where the error arose; null when there is no error. */
    public @Nullable ErrorFrame rootCause() {
        ErrorFrame last = null;
        for (String line : nested) {
            ErrorFrame frame = ErrorFrame.parse(line);
            last = frame == null ? last : frame;
        }
        return last;
    }

    /** The ID record below it, by field; empty when there is none. */
    public Map<String, String> idRecord() {
        return RecordBlock.idRecord(this);
    }

    /** The change journal record below it, by field; empty when there is none. */
    public Map<String, String> usnRecord() {
        return RecordBlock.usnRecord(this);
    }

    /** Whether the service was told to report it as a warning or worse. */
    public boolean isTrouble() {
        return level != null && (level.equals("WARN") || level.equals("ERROR") || level.equals("CRITICAL"));
    }
}
