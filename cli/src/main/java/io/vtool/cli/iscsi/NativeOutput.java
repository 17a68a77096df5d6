package io.vtool.cli.iscsi;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.iscsi.admin.AdminOutput;
import io.vtool.iscsi.admin.AdminView;
import io.vtool.iscsi.admin.ExitCode;
import io.vtool.iscsi.admin.LoginReport;
import io.vtool.iscsi.admin.NodeListView;
import io.vtool.iscsi.admin.OperationFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the native face: the same text, or rows; and reasons, which the real program keeps to itself. */
final class NativeOutput implements AdminOutput, RowView {
    private final Invocation in;
    private final boolean text;
    private final List<Trouble> troubles = new ArrayList<>();
    private @Nullable RowSink rows;
    private boolean onlyLogins;
    private int loggedIn;
    private boolean present;

    NativeOutput(Invocation in, boolean text) {
        this.in = in;
        this.text = text;
    }

    /** Has rows tell what came of the logins with records, not of the records as well. */
    void onlyLogins() {
        onlyLogins = true;
    }

    /** How many logins succeeded. */
    int loggedIn() {
        return loggedIn;
    }

    @Override
    public void line(String line) {
        if (text) {
            in.out().foreign(line).line();
            in.out().flush();
        }
    }

    @Override
    public void error(String message) {
        Trouble trouble = new Trouble("iscsi", message, null, hint(message));
        troubles.add(trouble);
        in.warn(trouble);
    }

    /** What to do next where open-iscsi's words leave that open. */
    private static @Nullable String hint(String message) {
        if (message.equals("No records found")) {
            return "'vtool iscsi node' lists the records, 'vtool iscsi discovery -t st -p PORTAL' makes them";
        }
        if (message.startsWith("No active sessions")) {
            return "'vtool iscsi node --login' logs in with the records";
        }
        if (message.startsWith("Could not get session info")) {
            return "'vtool iscsi session' lists the sessions";
        }
        return null;
    }

    @Override
    public void plainError(String message) {
        error(message);
    }

    @Override
    public void show(AdminView view) {
        if (text) {
            StringBuilder out = new StringBuilder();
            view.print(out);
            in.out().print(out);
            return;
        }
        if (onlyLogins && view instanceof NodeListView) {
            return;
        }
        for (Row row : ViewRows.of(view)) {
            add(row);
        }
    }

    @Override
    public void reason(String portal, OperationFailure failure) {
        in.note(Refusal.explain(portal, failure));
    }

    @Override
    public void login(LoginReport report) {
        loggedIn += report.sid() > 0 ? 1 : 0;
        if (report.code() == ExitCode.SESS_EXISTS && !present) {
            present = true;
            in.note("--ensure counts a session that is there already as logged in");
        }
        OperationFailure failure = report.failure();
        if (failure != null) {
            String target = report.node().target();
            in.note(report.sid() > 0 ? Refusal.unseen(target, failure) : Refusal.explain(target, failure));
        }
        if (!text) {
            add(ViewRows.login(report));
        }
    }

    /** Rows of one answer have the same columns; what comes after a view of others is left to its lines. */
    private void add(Row row) {
        RowSink sink = rows;
        if (sink == null) {
            sink = in.rows(row.columns(), this);
            rows = sink;
        }
        if (sink.columns().name(0).equals(row.columns().name(0))
                && sink.columns().size() == row.columns().size()) {
            sink.row(row);
        }
    }

    /** Ends the answer. */
    void end() {
        if (text) {
            return;
        }
        RowSink sink = rows;
        if (sink == null) {
            sink = in.rows(ViewRows.LOGIN, this);
        }
        sink.end(troubles);
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        throw new IllegalStateException("text is printed by the views");
    }
}
