package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -m session}: shows sessions, rescans and ends them. */
final class SessionMode {
    private static final int MOST = 3;
    private static final String SYSFS_NAME = "session";

    private final AdminHost host;
    private final AdminOutput out;
    private final SessionActions actions;

    SessionMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
        this.actions = new SessionActions(host, out);
    }

    int run(AdminRequest request) throws IOException {
        String sid = request.last('r');
        return sid == null ? all(request) : one(request, sid);
    }

    private int all(AdminRequest request) throws IOException {
        if (request.operation("new")) {
            out.error("session mode: Operation 'new' only allowed with specific session IDs");
            return ExitCode.INVAL;
        }
        List<Session> sessions = host.sessions().all();
        if (request.has('u')) {
            return actions.logout(sessions);
        }
        if (request.has('R')) {
            return actions.rescan(sessions);
        }
        if (request.has('s')) {
            return actions.statistics(sessions);
        }
        if (sessions.isEmpty()) {
            out.error("No active sessions.");
            return ExitCode.NO_OBJS_FOUND;
        }
        return show(request, sessions);
    }

    private int show(AdminRequest request, List<Session> sessions) throws IOException {
        int level = request.level();
        if (level > MOST) {
            out.error("Invalid info level " + level + ". Try 0 - 3.");
            return ExitCode.INVAL;
        }
        List<Session> shown = level > 0 ? actions.refreshed(sessions) : sessions;
        out.show(new SessionListView(shown, host.pace().millis(), level, request.has('S')));
        return ExitCode.SUCCESS;
    }

    private int one(AdminRequest request, String text) throws IOException {
        int sid = number(text);
        if (sid < 0) {
            out.error(text + " is an invalid session ID or path");
            return ExitCode.ERR;
        }
        Session session = find(sid);
        if (session == null && text.indexOf('/') >= 0) {
            out.error(text + " is an invalid session ID or path");
            return ExitCode.ERR;
        }
        if (session == null) {
            out.error("could not read session targetname: 5");
            out.error("Could not get session info for sid " + sid);
            return ExitCode.SYSFS_LOOKUP;
        }
        List<Session> only = List.of(session);
        if (request.has('u')) {
            return actions.logout(only);
        }
        if (request.has('R')) {
            return actions.rescan(only);
        }
        if (request.has('s')) {
            return actions.statistics(only);
        }
        if (request.operation("new")) {
            return another(session);
        }
        if (request.level() > 0 && !request.has('o')) {
            return show(request, only);
        }
        return new NodeMode(host, out).run(request, new Selection(session.target(), session.portal(), session.iface()));
    }

    private int another(Session session) throws IOException {
        NodeRecord node = actions.record(session);
        if (node == null) {
            out.error(NodeMode.NO_RECORDS);
            return ExitCode.NO_OBJS_FOUND;
        }
        LoginGroup group = new LoginGroup(host, out, true, false);
        group.addAnother(node);
        return group.run();
    }

    private @Nullable Session find(int sid) throws IOException {
        for (Session session : host.sessions().all()) {
            if (session.sid() == sid) {
                return session;
            }
        }
        return null;
    }

    /** The number of a session, alone or at the end of its path in sysfs; -1 for neither. */
    private static int number(String text) {
        int slash = text.lastIndexOf('/');
        String digits = text;
        if (slash >= 0) {
            String name = text.substring(slash + 1);
            digits = name.startsWith(SYSFS_NAME) ? name.substring(SYSFS_NAME.length()) : "";
        }
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
