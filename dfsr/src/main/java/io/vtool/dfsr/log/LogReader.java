package io.vtool.dfsr.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a debug log line by line, in bounded memory. */
public final class LogReader {
    /** Nested lines of one entry that are kept; a record has about forty. */
    public static final int MOST_NESTED = 1000;

    private final LogSink sink;
    private final LineParser parser;
    private LogHeader header = LogHeader.UNKNOWN;
    private @Nullable LogEntry open;
    private final List<String> nested = new ArrayList<>();
    private long number;

    /**
     * Readies it.
     *
     * @param sink takes what is read
     * @param annotated whether people wrote remarks into the log: {@code <Upstream>} in front, an arrow and words behind
     */
    public LogReader(LogSink sink, boolean annotated) {
        this.sink = sink;
        this.parser = new LineParser(annotated);
    }

    /**
     * Takes the next line.
     *
     * @param text the line without its end
     */
    public void line(String text) {
        number++;
        String line = parser.clean(text);
        int frame = ErrorFrame.start(line);
        if (line.startsWith("+")) {
            nest(line.substring(1).strip());
        } else if (frame >= 0) {
            nest(line.substring(frame)); // pasted without its plus sign, or with another mark for it
        } else if (line.startsWith("*")) {
            flush();
            String content = line.substring(1).strip();
            header = header.with(content);
            sink.header(header, content);
        } else {
            LogEntry entry = parser.parse(number, line);
            if (entry != null) {
                flush();
                open = entry;
            } else if (!line.isBlank()) {
                flush();
                sink.strange(List.of(line));
            }
        }
    }

    /** Ends a log; the next line begins another one. */
    public void end() {
        flush();
        header = LogHeader.UNKNOWN;
        number = 0;
    }

    private void nest(String line) {
        ErrorFrame frame = open == null ? ErrorFrame.parse(line) : null;
        if (frame != null) { // a stack whose entry was not copied
            open = new LogEntry(
                    number, "", frame.thread(), "", frame.line(), null, frame.function(), frame.message(), List.of());
        }
        if (open == null) {
            sink.strange(List.of("+ " + line));
        } else if (nested.size() < MOST_NESTED) {
            nested.add(line);
        }
    }

    private void flush() {
        LogEntry entry = open;
        if (entry != null) {
            sink.entry(
                    header,
                    nested.isEmpty()
                            ? entry
                            : new LogEntry(
                                    entry.number(),
                                    entry.time(),
                                    entry.thread(),
                                    entry.module(),
                                    entry.sourceLine(),
                                    entry.level(),
                                    entry.function(),
                                    entry.text(),
                                    nested));
        }
        open = null;
        nested.clear();
    }
}
