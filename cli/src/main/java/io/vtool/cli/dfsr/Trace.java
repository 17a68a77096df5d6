package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.dfsr.log.LogEntry;
import io.vtool.dfsr.log.LogFilter;
import io.vtool.dfsr.log.LogHeader;
import io.vtool.dfsr.log.LogSink;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Gathers entries of several logs and puts them in the order of time, taking the zones of their headers into account. */
final class Trace implements LogSink {
    /** Entries that are kept. */
    static final int MOST = 100_000;

    private record Step(LocalDateTime time, int order, Row row) {}

    private final LogFilter filter;
    private final EntryRows entries = new EntryRows();
    private final List<Step> steps = new ArrayList<>();
    private boolean cut;

    Trace(LogFilter filter) {
        this.filter = filter;
    }

    @Override
    public void header(LogHeader header, String line) {
        // the reader hands the header over with each entry
    }

    @Override
    public void entry(LogHeader header, LogEntry entry) {
        if (!filter.takes(entry)) {
            return;
        }
        if (steps.size() == MOST) {
            cut = true;
            return;
        }
        Integer ahead = header.zoneMinutes();
        steps.add(new Step(
                time(entry).minusMinutes(ahead == null ? 0 : ahead), steps.size(), entries.row(header, entry)));
    }

    private static LocalDateTime time(LogEntry entry) {
        try {
            return LocalDateTime.parse(entry.time());
        } catch (DateTimeParseException e) {
            return LocalDateTime.MIN.plusYears(1); // digits that are no date: in front
        }
    }

    @Override
    public void strange(List<String> lines) {
        // what is no entry concerns no file
    }

    /** Whether there were more entries than are kept. */
    boolean cut() {
        return cut;
    }

    /** The entries in the order of time, those of one time as they were read. */
    List<Row> rows() {
        steps.sort((a, b) -> a.time.equals(b.time) ? Integer.compare(a.order, b.order) : a.time.compareTo(b.time));
        List<Row> rows = new ArrayList<>(steps.size());
        for (Step step : steps) {
            rows.add(step.row);
        }
        return rows;
    }
}
