package io.vtool.cli.dfsr;

import io.vtool.cli.render.RowSink;
import io.vtool.dfsr.log.LogEntry;
import io.vtool.dfsr.log.LogFilter;
import io.vtool.dfsr.log.LogHeader;
import io.vtool.dfsr.log.LogSink;
import java.util.List;

/** Prints entries as they are read. */
final class EntryPrinter implements LogSink {
    private final LogFilter filter;
    private final RowSink rows;
    private final EntryRows entries = new EntryRows();

    EntryPrinter(LogFilter filter, RowSink rows) {
        this.filter = filter;
        this.rows = rows;
    }

    @Override
    public void header(LogHeader header, String line) {
        // entries carry what they need of it
    }

    @Override
    public void entry(LogHeader header, LogEntry entry) {
        if (filter.takes(entry)) {
            rows.row(entries.row(header, entry));
        }
    }

    @Override
    public void strange(List<String> lines) {
        // what is no entry has nothing to decode
    }
}
