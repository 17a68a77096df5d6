package io.vtool.dfsr.log;

import java.util.List;

/** Takes what a log consists of, in its order. */
public interface LogSink {
    /**
     * A header line.
     *
     * @param header all that is known from the header by now
     * @param line the line without its star
     */
    void header(LogHeader header, String line);

    /**
     * An entry.
     *
     * @param header the header before it
     * @param entry the entry
     */
    void entry(LogHeader header, LogEntry entry);

    /**
     * Lines that belong to no entry: what stands before the first one, or is no line of a debug log.
     *
     * @param lines the lines, never empty
     */
    void strange(List<String> lines);
}
