package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done to sessions that are there: look, rescan, log out, count. */
final class SessionActions {
    private final AdminHost host;
    private final AdminOutput out;

    SessionActions(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    /** Logs out of sessions. */
    int logout(List<Session> sessions) throws IOException {
        if (sessions.isEmpty()) {
            out.error("No matching sessions found");
            return ExitCode.NO_OBJS_FOUND;
        }
        for (Session session : sessions) {
            out.line("Logging out of session " + session.label());
        }
        for (Session session : sessions) {
            host.sessions().remove(session.sid());
            out.line("Logout of " + session.label() + " successful.");
        }
        return ExitCode.SUCCESS;
    }

    /** Looks for new logical units. */
    int rescan(List<Session> sessions) throws IOException {
        if (sessions.isEmpty()) {
            out.error("No session found.");
            return ExitCode.NO_OBJS_FOUND;
        }
        List<Session> asked = new ArrayList<>();
        List<LoginSettings> plans = new ArrayList<>();
        for (Session session : sessions) {
            out.line("Rescanning session " + session.label());
            NodeRecord node = record(session);
            if (node != null) {
                asked.add(session);
                plans.add(new LoginPlan(host).of(node));
            }
        }
        List<LoginOutcome> outcomes = ParallelLogins.run(host.wire(), plans);
        for (int i = 0; i < asked.size(); i++) {
            LoginOutcome outcome = outcomes.get(i);
            OperationFailure failure = outcome instanceof OperationFailure refused ? refused : null;
            if (outcome instanceof LoginOutcome.LoggedIn in) {
                host.sessions().attach(asked.get(i).sid(), in.units());
                host.sessions().count(asked.get(i).sid(), in.counters());
                failure = in.unseen();
            }
            if (failure != null) {
                out.reason(asked.get(i).label(), failure);
            }
        }
        return ExitCode.SUCCESS;
    }

    /** Shows counters. */
    int statistics(List<Session> sessions) {
        if (sessions.isEmpty()) {
            out.error("No session found.");
            return ExitCode.NO_OBJS_FOUND;
        }
        for (Session session : sessions) {
            out.show(new StatisticsView(session));
        }
        return ExitCode.SUCCESS;
    }

    /** The sessions with their states as of now: each portal is asked once. */
    List<Session> refreshed(List<Session> sessions) throws IOException {
        return new SessionProbe(host).refresh(sessions);
    }

    /** The record that a session was made with, null when it is gone. */
    @Nullable
    NodeRecord record(Session session) throws IOException {
        Portal portal = session.portal();
        for (NodeRecord node : host.database().nodes().all()) {
            NodeAddress id = node.id();
            if (id.target().equals(session.target())
                    && id.address().equals(portal.address())
                    && id.port() == portal.port()
                    && id.iface().equals(session.iface())) {
                return node;
            }
        }
        return null;
    }
}
