package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in with several records: announces all, tries each until it succeeds or its time is up, tells the results. */
final class LoginGroup {
    private static final int SECONDS_BETWEEN_TRIES = 1;
    private static final long NANOS = 1_000_000_000L;
    private static final int MOST_SESSIONS = 256;

    private final AdminHost host;
    private final AdminOutput out;
    private final boolean wait;
    private final boolean ensure;
    private final List<Attempt> attempts = new ArrayList<>();
    private int code;

    LoginGroup(AdminHost host, AdminOutput out, boolean wait, boolean ensure) {
        this.host = host;
        this.out = out;
        this.wait = wait;
        this.ensure = ensure;
    }

    /** One login on its way. */
    private static final class Attempt {
        final NodeRecord node;
        final int most;
        boolean present;
        int sid;

        @Nullable
        OperationFailure failure;

        Attempt(NodeRecord node, int most) {
            this.node = node;
            this.most = most;
        }
    }

    /** Adds the sessions that a record asks for and that are not there yet. */
    void add(NodeRecord node) throws IOException {
        List<Session> there = Selection.of(node.id()).sessions(host);
        int present = there.size();
        int wanted = Math.min(MOST_SESSIONS, Math.max(1, node.settings().number("node.session.nr_sessions")));
        if (present >= wanted && ensure) {
            out.login(new LoginReport(node.id(), there.get(0).sid(), ExitCode.SUCCESS, null));
            return;
        }
        if (present >= wanted) {
            out.error(node.id().iface() + ": " + wanted + " session" + (wanted == 1 ? "" : "s") + " requested, but "
                    + present + " already present.");
            fail(ExitCode.SESS_EXISTS);
            out.login(new LoginReport(node.id(), 0, ExitCode.SESS_EXISTS, null));
            return;
        }
        for (int i = present; i < wanted; i++) {
            announce(node, wanted > 1, wanted);
        }
    }

    /** Adds one more session whatever is there. */
    void addAnother(NodeRecord node) {
        announce(node, true, Integer.MAX_VALUE);
    }

    private void announce(NodeRecord node, boolean multiple, int most) {
        out.line("Logging in to " + label(node.id()) + (multiple ? " (multiple)" : ""));
        attempts.add(new Attempt(node, most));
    }

    /** Does the work; returns the exit status of the first failure. */
    int run() throws IOException {
        if (!attempts.isEmpty() && !host.sessions().daemonRuns()) {
            for (Attempt attempt : attempts) {
                out.error(Daemon.ABSENT);
                result(attempt, ExitCode.ISCSID_NOTCONN);
            }
            return code;
        }
        tries();
        for (Attempt attempt : attempts) {
            OperationFailure failure = attempt.failure;
            int outcome = failure == null || attempt.sid > 0 ? ExitCode.SUCCESS : code(failure);
            result(attempt, attempt.present && !ensure ? ExitCode.SESS_EXISTS : outcome);
        }
        return code;
    }

    /** Tries all that have no result yet at the same time, takes the results in order, and again after a while. */
    private void tries() throws IOException {
        long start = host.pace().nanos();
        List<Attempt> left = new ArrayList<>(attempts);
        while (!left.isEmpty()) {
            List<LoginSettings> plans = new ArrayList<>();
            for (Attempt attempt : left) {
                plans.add(new LoginPlan(host).of(attempt.node));
            }
            List<LoginOutcome> outcomes = ParallelLogins.run(host.wire(), plans);
            List<Attempt> again = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                if (!take(left.get(i), plans.get(i), outcomes.get(i), start)) {
                    again.add(left.get(i));
                }
            }
            left = again;
            if (!left.isEmpty()) {
                host.pace().sleep(host.within(SECONDS_BETWEEN_TRIES));
                if (host.expired()) {
                    return;
                }
            }
        }
    }

    /** Takes what came of a try; false when there is to be another one. */
    private boolean take(Attempt attempt, LoginSettings login, LoginOutcome outcome, long start) throws IOException {
        DatabaseRecord settings = attempt.node.settings();
        if (outcome instanceof LoginOutcome.LoggedIn in) {
            SessionFacts facts = SessionFacts.of(attempt.node, login.initiatorName(), login.chap() != null, in);
            boolean scan = settings.get("node.session.scan").equals("auto");
            Session made = host.sessions().add(facts, scan ? in.units() : List.of(), attempt.most);
            attempt.sid = made == null ? 0 : made.sid();
            attempt.present = made == null;
            attempt.failure = made == null ? null : in.unseen();
            return true;
        }
        OperationFailure failure = (OperationFailure) outcome;
        attempt.failure = failure;
        long budget = (long) settings.number("node.session.initial_login_retry_max")
                * settings.number("node.conn[0].timeo.login_timeout")
                * NANOS;
        boolean done = !wait || !failure.worthAnotherTry() || host.pace().nanos() - start >= budget;
        boolean connected =
                failure.kind() != OperationFailure.Kind.CONNECT && failure.kind() != OperationFailure.Kind.RESOLVE;
        if (done && connected) {
            host.sessions().skipNumber();
        }
        return done;
    }

    private void result(Attempt attempt, int result) {
        NodeAddress id = attempt.node.id();
        if (wait || result == ExitCode.ISCSID_NOTCONN) {
            if (result == ExitCode.SUCCESS) {
                out.line("Login to " + label(id) + " successful.");
            } else {
                out.error("Could not login to " + label(id) + ".");
                out.error("initiator reported error (" + result + " - " + ExitCode.text(result) + ")");
                fail(result);
            }
        }
        out.login(new LoginReport(id, attempt.sid, result, attempt.failure));
    }

    private static int code(OperationFailure failure) {
        if (failure.unauthenticated()) {
            return ExitCode.LOGIN_AUTH_FAILED;
        }
        return failure.worthAnotherTry() || failure.kind() == OperationFailure.Kind.RESOLVE
                ? ExitCode.TRANS_TIMEOUT
                : ExitCode.FATAL_LOGIN;
    }

    private void fail(int result) {
        code = code == ExitCode.SUCCESS ? result : code;
    }

    /** {@code [iface: default, target: ..., portal: address,port]}. */
    static String label(NodeAddress id) {
        return "[iface: " + id.iface() + ", target: " + id.target() + ", portal: " + id.address() + "," + id.port()
                + "]";
    }
}
