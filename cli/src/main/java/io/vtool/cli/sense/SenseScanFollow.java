package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.scsi.scan.EventListener;
import io.vtool.scsi.scan.Follower;
import io.vtool.scsi.scan.ScanOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints new lines with a status as logs grow, and now and then how many there were. Ends, with its answer whole, when the
 * process is asked to. */
final class SenseScanFollow implements RowView, EventListener {
    private static final long POLL_MILLIS = 500;
    private static final long COUNT_NANOS = 60_000_000_000L;
    private static final Columns COLUMNS =
            Columns.start().text("file").text("line").end();

    private final Invocation in;
    private final ScanOptions options;
    private final RowSink rows;
    private String file = "";

    SenseScanFollow(Invocation in, ScanOptions options) {
        this.in = in;
        this.options = options;
        rows = in.rows(COLUMNS, this);
    }

    int run(List<String> files) throws IOException {
        List<Follower> followers = new ArrayList<>();
        try {
            for (String name : files) {
                followers.add(follower(name));
            }
            follow(files, followers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            for (Follower follower : followers) {
                follower.close();
            }
        }
        rows.end(List.of());
        return rows.count() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private Follower follower(String name) {
        try {
            return new Follower(in.environment().resolve(name), options, new SenseScanReader(), this);
        } catch (IOException e) {
            throw CommandFailure.unreadable(name, e);
        }
    }

    private void follow(List<String> files, List<Follower> followers) throws IOException, InterruptedException {
        long counted = 0;
        long next = in.environment().time().nanos() + COUNT_NANOS;
        CountDownLatch end = in.environment().signals().hold();
        boolean ended = false;
        while (!ended) {
            boolean any = false;
            for (int i = 0; i < followers.size(); i++) {
                file = files.get(i);
                any |= followers.get(i).poll();
            }
            in.out().flush();
            if (in.environment().time().nanos() - next >= 0) {
                next += COUNT_NANOS;
                if (rows.count() > counted) {
                    long more = rows.count() - counted;
                    in.note(more + (more == 1 ? " line" : " lines") + " with a status in the last minute, "
                            + rows.count() + " since the start");
                }
                counted = rows.count();
            }
            ended = end.await(any ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void counted(String line) {
        rows.row(COLUMNS.row(file, line));
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String line = row.text("line");
        if (line != null) {
            out.foreign(line).line();
        }
    }
}
