package io.vtool.cli.sense;

import io.vtool.cli.env.PendingAnswer;
import io.vtool.cli.render.RowSink;
import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.KnownExplanations;
import io.vtool.scsi.log.DataRows;
import io.vtool.scsi.log.EventJoiner;
import io.vtool.scsi.log.JoinedEvent;
import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.SolarisDevice;
import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.log.WrappedLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries lines to the decoder, its events to the explainer, and explained events to the answer. */
final class EventFeed implements PendingAnswer, WrappedLines.Sink {
    private final LineDecoder decoder = new LineDecoder();
    private final WrappedLines wrapped = new WrappedLines(decoder, this);
    private final DataRows rows = new DataRows();
    private final SolarisDevice solaris = new SolarisDevice();
    private final KnownExplanations explanations;
    private final RowSink sink;
    private final @Nullable EventJoiner joiner;
    private long lines;

    /**
     * A feed.
     *
     * @param options what is known beside the lines
     * @param sink takes the rows
     * @param joined whether events of several lines that belong together become one
     */
    EventFeed(ExplainOptions options, RowSink sink, boolean joined) {
        explanations = new KnownExplanations(options);
        this.sink = sink;
        joiner = joined ? new EventJoiner() : null;
    }

    /** How many lines it took. */
    long lines() {
        return lines;
    }

    void line(String text) {
        wrapped.add(++lines, text);
    }

    @Override
    public void joined(List<StatusEvent> events) {
        events(events);
    }

    @Override
    public void line(long number, String text) {
        List<StatusEvent> events = decoder.decode(number, text);
        String named = solaris.add(number, text, events);
        events = named == null ? events : decoder.decode(number, named);
        String data = events.isEmpty() ? rows.add(number, text) : rows.end();
        if (data != null) {
            events(decoder.decode(rows.firstLine(), data));
        }
        events(events);
    }

    private void events(List<StatusEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (joiner == null) {
                row(events.get(i), null);
            } else {
                rows(joiner.add(events.get(i)));
            }
        }
    }

    @Override
    public boolean pending() {
        return wrapped.isPending() || joiner != null && joiner.isOpen();
    }

    /** Hands over what waited for further lines. */
    @Override
    public void settle() {
        wrapped.settle();
        String data = rows.end();
        if (data != null) {
            events(decoder.decode(rows.firstLine(), data));
        }
        if (joiner != null) {
            rows(joiner.finish());
        }
    }

    private void rows(List<JoinedEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            JoinedEvent joined = events.get(i);
            row(joined.event(), joined.lines());
        }
    }

    private void row(StatusEvent event, @Nullable List<Long> joined) {
        sink.row(EventRow.of(event, explanations.of(event), joined));
    }
}
