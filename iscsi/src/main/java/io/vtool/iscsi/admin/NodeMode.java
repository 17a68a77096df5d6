package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.IfaceFolder;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code -m node}: lists and changes node records, logs in and out. */
final class NodeMode {
    static final String NO_RECORDS = "No records found";
    private static final String NOT_ALL = "Could not execute operation on all records: ";

    private final AdminHost host;
    private final AdminOutput out;
    private final SessionActions actions;

    NodeMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
        this.actions = new SessionActions(host, out);
    }

    int run(AdminRequest request) throws IOException {
        String loginAll = request.last('L');
        if (loginAll != null) {
            return loginAll(loginAll, request);
        }
        String logoutAll = request.last('U');
        if (logoutAll != null) {
            return logoutAll(logoutAll);
        }
        return run(request, Selection.of(request));
    }

    /** The rest of the mode on a selection, which a session may have made. */
    int run(AdminRequest request, Selection selection) throws IOException {
        if (request.operation("new")) {
            return add(request, selection);
        }
        if (request.has('R')) {
            return actions.rescan(selection.sessions(host));
        }
        if (request.has('s')) {
            return actions.statistics(selection.sessions(host));
        }
        boolean login = request.has('l');
        boolean logout = request.has('u');
        if (login && logout) {
            return invalid("Invalid parameters. Both login and logout passed in");
        }
        if ((login || logout) && request.has('o')) {
            return invalid("Invalid parameters. Login/logout and op passed in");
        }
        if (login) {
            return login(newestFirst(selection.nodes(host)), request, true);
        }
        if (logout) {
            return actions.logout(selection.sessions(host));
        }
        return records(request, selection);
    }

    private int records(AdminRequest request, Selection selection) throws IOException {
        if (request.operation("update")) {
            return update(request, selection);
        }
        if (request.operation("delete")) {
            return delete(selection);
        }
        if (request.has('o') && !request.operation("show")) {
            return invalid("operation is not supported.");
        }
        if (selection.everything() && !request.has('o')) {
            return list(request);
        }
        List<NodeRecord> nodes = selection.nodes(host);
        for (NodeRecord node : nodes) {
            out.show(new RecordView(node.settings(), request.has('S')));
        }
        return nodes.isEmpty() ? noRecords() : ExitCode.SUCCESS;
    }

    private int list(AdminRequest request) throws IOException {
        int level = request.level();
        if (level > 1) {
            return invalid("Invalid info level " + level + ". Try 0 or 1.");
        }
        List<NodeAddress> ids = new ArrayList<>();
        for (NodeRecord node : host.database().nodes().all()) {
            ids.add(node.id());
        }
        if (ids.isEmpty()) {
            return noRecords();
        }
        out.show(new NodeListView(ids, level == 1));
        return ExitCode.SUCCESS;
    }

    /** Logs in with records; a discovery says nothing about all portals. */
    int login(List<NodeRecord> nodes, AdminRequest request, boolean conclude) throws IOException {
        if (nodes.isEmpty()) {
            return noRecords();
        }
        LoginGroup group = new LoginGroup(host, out, !request.has('W'), request.has(AdminRequest.ENSURE));
        for (NodeRecord node : nodes) {
            group.add(node);
        }
        int code = group.run();
        if (code != ExitCode.SUCCESS && conclude) {
            out.error("Could not log into all portals");
        }
        return code;
    }

    private int loginAll(String which, AdminRequest request) throws IOException {
        if (!isStartup(which, true)) {
            return usage("Invalid loginall option " + which + ".");
        }
        List<NodeRecord> nodes = new ArrayList<>();
        for (NodeRecord node : host.database().nodes().all()) {
            if (starts(node, which)) {
                nodes.add(node);
            }
        }
        return login(newestFirst(nodes), request, true);
    }

    private int logoutAll(String which) throws IOException {
        if (!isStartup(which, false)) {
            return usage("Invalid logoutall option " + which + ".");
        }
        List<Session> sessions = new ArrayList<>();
        for (Session session : host.sessions().all()) {
            NodeRecord node = actions.record(session);
            if (node == null ? which.equals("all") : starts(node, which)) {
                sessions.add(session);
            }
        }
        return actions.logout(sessions);
    }

    /** A record belongs to the class of its own and to that of its connection, as the real program has it. */
    private static boolean starts(NodeRecord node, String which) {
        return which.equals("all")
                || node.settings().get("node.startup").equals(which)
                || node.settings().get("node.conn[0].startup").equals(which);
    }

    private static boolean isStartup(String which, boolean login) {
        return which.equals("all")
                || which.equals("manual")
                || which.equals("automatic")
                || login && which.equals("onboot");
    }

    /** The real program follows the folder's order, which in memory is that of the newest entry first. */
    static List<NodeRecord> newestFirst(List<NodeRecord> nodes) {
        List<NodeRecord> turned = new ArrayList<>(nodes);
        Collections.reverse(turned);
        return turned;
    }

    private int add(AdminRequest request, Selection selection) throws IOException {
        String target = selection.target();
        Portal portal = selection.portal();
        HostLock lock = host.lockDatabase();
        try {
            List<NodeRecord> known = selection.nodes(host);
            if (known.isEmpty() && (target == null || portal == null)) {
                out.error("Error while adding record: ");
                return ExitCode.SUCCESS;
            }
            if (target == null || portal == null || !known.isEmpty() && Portal.groupTag(tag(request)) < 0) {
                for (NodeRecord node : newestFirst(known)) {
                    write(node.id());
                }
                return ExitCode.SUCCESS;
            }
            String iface = selection.iface();
            int groupTag = Portal.groupTag(tag(request));
            String name = iface == null ? IfaceFolder.DEFAULT : iface;
            write(new NodeAddress(target, portal.address(), portal.port(), groupTag, name));
            return ExitCode.SUCCESS;
        } finally {
            lock.release();
        }
    }

    private static String tag(AdminRequest request) {
        String text = request.last('p');
        return text == null ? "" : text;
    }

    private void write(NodeAddress id) throws IOException {
        DatabaseRecord iface = host.database().ifaces().find(id.iface());
        NodeRecord node = NodeRecord.of(id, host.database().nodeDefaults());
        if (iface != null) {
            node = node.through(iface);
        }
        host.database().add(node);
        DatabaseRecord settings = node.settings();
        out.line("New iSCSI node [" + settings.get("iface.transport_name") + ":[hw=" + settings.get("iface.hwaddress")
                + ",ip=" + settings.get("iface.ipaddress") + ",net_if=" + settings.get("iface.net_ifacename")
                + ",iscsi_if=" + id.iface() + "] " + id.address() + "," + id.port() + "," + id.tpgt() + " "
                + id.target() + "] added");
    }

    private int update(AdminRequest request, Selection selection) throws IOException {
        if (request.lacksNameOrValue()) {
            return invalid("update requires name and value");
        }
        for (String name : request.all('n')) {
            if (name.startsWith("iface.")) {
                return invalid("Cannot modify " + name + ". Use iface mode to update this value.");
            }
        }
        HostLock lock = host.lockDatabase();
        try {
            List<NodeRecord> nodes = selection.nodes(host);
            RecordUpdate update = new RecordUpdate(out, request);
            boolean all = true;
            for (NodeRecord node : nodes) {
                boolean done = update.apply(node.settings());
                if (done) {
                    host.database().nodes().write(node);
                }
                all &= done;
            }
            if (nodes.isEmpty()) {
                return noRecords();
            }
            return all ? ExitCode.SUCCESS : notAll(ExitCode.INVAL);
        } finally {
            lock.release();
        }
    }

    private int delete(Selection selection) throws IOException {
        List<NodeRecord> nodes = selection.nodes(host);
        if (nodes.isEmpty()) {
            return noRecords();
        }
        return deleteUnused(nodes) ? ExitCode.SUCCESS : notAll(ExitCode.SESS_EXISTS);
    }

    /** Deletes records but those that a session uses; false when there is one. */
    boolean deleteUnused(List<NodeRecord> nodes) throws IOException {
        HostLock lock = host.lockDatabase();
        try {
            boolean all = true;
            for (NodeRecord node : nodes) {
                if (Selection.of(node.id()).sessions(host).isEmpty()) {
                    host.database().delete(node.id());
                } else {
                    out.error("This command will remove the record " + LoginGroup.label(node.id())
                            + ", but a session is using it. Logout session then rerun command to remove record.");
                    all = false;
                }
            }
            return all;
        } finally {
            lock.release();
        }
    }

    private int notAll(int code) {
        out.error(NOT_ALL + ExitCode.text(code));
        return code;
    }

    private int noRecords() {
        out.error(NO_RECORDS);
        return ExitCode.NO_OBJS_FOUND;
    }

    private int invalid(String text) {
        out.error(text);
        return ExitCode.INVAL;
    }

    private int usage(String text) {
        out.error(text);
        out.plainError("Try `iscsiadm --help' for more information.");
        return ExitCode.INVAL;
    }
}
