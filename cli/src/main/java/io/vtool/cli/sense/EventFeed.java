package io.vtool.cli.sense;

import io.vtool.cli.render.RowSink;
import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.explain.Explainer;
import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import java.util.List;

/** Carries lines to the decoder, its events to the explainer, and explained events to the answer. */
final class EventFeed {
    private final LineDecoder decoder = new LineDecoder();
    private final ExplainOptions options;
    private final RowSink sink;
    private long lines;

    /**
     * A feed.
     *
     * @param options what is known beside the lines
     * @param sink takes the rows
     */
    EventFeed(ExplainOptions options, RowSink sink) {
        this.options = options;
        this.sink = sink;
    }

    /** How many lines it took. */
    long lines() {
        return lines;
    }

    void line(String text) {
        lines++;
        List<StatusEvent> events = decoder.decode(lines, text);
        for (int i = 0; i < events.size(); i++) {
            row(events.get(i));
        }
    }

    private void row(StatusEvent event) {
        sink.row(EventRow.of(event, Explainer.explain(event, options)));
    }
}
