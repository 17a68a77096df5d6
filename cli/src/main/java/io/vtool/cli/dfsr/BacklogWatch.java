package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A backlog that is counted again and again: how fast it falls, and when it will be empty. */
final class BacklogWatch implements RowView {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final long MINUTE_MILLIS = 60_000;
    private static final Columns COLUMNS = Columns.start()
            .text("time")
            .text("group")
            .text("folder")
            .text("sending_member")
            .text("receiving_member")
            .integer("count")
            .integer("per_minute")
            .integer("eta_seconds")
            .end();

    private final Invocation in;
    private final @Nullable String sending;
    private final @Nullable String receiving;
    private long firstMillis = -1;
    private long firstCount;

    /**
     * Readies it.
     *
     * @param sending the sending member, null for all pairs together
     * @param receiving the receiving member, null for all pairs together
     */
    BacklogWatch(Invocation in, @Nullable String sending, @Nullable String receiving) {
        this.in = in;
        this.sending = sending;
        this.receiving = receiving;
    }

    /** Counts until the backlog is empty, the time is up, or somebody ends it; returns the status. */
    int run() throws StoreException {
        Duration interval = Durations.parse(in.value("interval"));
        Duration timeout = Durations.parse(in.value("timeout"));
        long pause = Math.max(1, (interval == null ? INTERVAL : interval).toMillis());
        long start = in.environment().time().nanos();
        RowSink rows = in.rows(COLUMNS, this);
        CountDownLatch end = null;
        while (true) {
            long count = sample(rows);
            in.out().flush();
            long gone = TimeUnit.NANOSECONDS.toMillis(in.environment().time().nanos() - start);
            boolean late = timeout != null && gone + pause > timeout.toMillis();
            if (count == 0 && in.flag("until-empty") || late) {
                rows.end(List.of());
                return count == 0 ? ExitStatus.WELL : ExitStatus.FOUND;
            }
            end = end == null ? in.environment().signals().hold() : end;
            try {
                if (end.await(pause, TimeUnit.MILLISECONDS)) {
                    rows.end(List.of());
                    return ExitStatus.WELL;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitStatus.FOUND;
            }
        }
    }

    /** Counts once; the members are free for other commands in between. */
    private long sample(RowSink rows) throws StoreException {
        try (OpenDfsr dfsr = OpenDfsr.open(in.environment(), in.value("lab"), null, in::note)) {
            long count;
            String group = null;
            String folder = null;
            if (sending == null || receiving == null) {
                count = Backlog.sum(dfsr.groups());
            } else {
                Replication one = dfsr.group(in.value("rgname"));
                ReplicatedFolder replicated = OpenDfsr.folder(one, in.value("rfname"));
                group = one.group().name();
                folder = replicated.name();
                count = Backlog.of(
                                one,
                                replicated,
                                OpenDfsr.member(one, sending).name(),
                                OpenDfsr.member(one, receiving).name(),
                                0)
                        .count();
            }
            long now = dfsr.now();
            if (firstMillis < 0) {
                firstMillis = now;
                firstCount = count;
            }
            long span = now - firstMillis;
            Long rate = span <= 0 ? null : (firstCount - count) * MINUTE_MILLIS / span;
            Long eta = rate == null || rate <= 0 ? null : count * 60 / rate;
            rows.row(COLUMNS.row(
                    Instant.ofEpochMilli(now).toString(), group, folder, sending, receiving, count, rate, eta));
            return count;
        }
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(row.text("time") + "  ");
        String from = row.text("sending_member");
        out.print(from == null ? "all pairs  " : from + " to " + row.text("receiving_member") + "  ");
        out.print(String.valueOf(row.number("count")));
        Long rate = row.number("per_minute");
        Long eta = row.number("eta_seconds");
        out.print(rate == null ? "" : ", " + rate + " a minute");
        out.line(eta == null ? "" : ", empty in " + eta + " s");
    }
}
