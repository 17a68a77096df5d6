package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.IfaceFolder;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -m iface}: lists and changes interface records. */
final class IfaceMode {
    private static final String NOTHING = "Nothing to configure.";

    private final AdminHost host;
    private final AdminOutput out;

    IfaceMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request) throws IOException {
        String name = request.last('I');
        if ("ping".equals(request.last('C'))) {
            return ping(request, name);
        }
        if (request.operation("new")) {
            return add(name);
        }
        if (request.operation("delete")) {
            return delete(name);
        }
        if (request.operation("update")) {
            return update(request, name);
        }
        if (request.operation("apply")) {
            return apply(name);
        }
        if (request.operation("applyall")) {
            return applyAll(request);
        }
        return request.has('o') && !request.operation("show") ? ExitCode.INVAL : show(request, name);
    }

    /** Only adapters with firmware can ping. */
    private int ping(AdminRequest request, @Nullable String name) {
        if (name == null || !request.has('a')) {
            out.error(name == null ? "Ping requires iface." : "Ping requires destination ipaddress.");
            return ExitCode.INVAL;
        }
        out.line("Ping 1 failed: " + ExitCode.text(ExitCode.OP_NOT_SUPP));
        return ExitCode.OP_NOT_SUPP;
    }

    /** Only adapters with firmware have settings to apply. */
    private int apply(@Nullable String name) throws IOException {
        if (name == null) {
            out.error("Apply requires iface.");
            return ExitCode.INVAL;
        }
        if (host.database().ifaces().find(name) == null) {
            out.error("Could not read iface " + name + " (" + ExitCode.IDBM + ").");
            return ExitCode.IDBM;
        }
        out.error(NOTHING);
        out.line(name + " applied.");
        return ExitCode.SUCCESS;
    }

    private int applyAll(AdminRequest request) {
        String number = HostMode.number(request.last('H'));
        out.error("Could not read proc_name for host" + number + " rc 5.");
        out.error(NOTHING);
        out.line("Applied settings to ifaces attached to host" + number + ".");
        return ExitCode.SUCCESS;
    }

    private int show(AdminRequest request, @Nullable String name) throws IOException {
        int level = request.level();
        if (level > 1) {
            out.error("Invalid info level " + level + ". Try 0 - 1.");
            return ExitCode.INVAL;
        }
        if (name != null && level < 1) {
            DatabaseRecord iface = host.database().ifaces().find(name);
            if (iface == null) {
                out.plainError("iSCSI ERROR: Failed to open " + host.database().shownRoot() + "/ifaces/" + name
                        + " using read mode: 2 No such file or directory # idbm.c:_idbm_recs_read():834");
                return ExitCode.IDBM;
            }
            out.show(new RecordView(iface, request.has('S')));
            return ExitCode.SUCCESS;
        }
        List<NodeAddress> nodes = new ArrayList<>();
        for (NodeRecord node : host.database().nodes().all()) {
            nodes.add(node.id());
        }
        if (level < 1 || !nodes.isEmpty()) {
            out.show(new IfaceListView(ifaces(name), nodes, level == 1));
        }
        return ExitCode.SUCCESS;
    }

    private List<DatabaseRecord> ifaces(@Nullable String name) throws IOException {
        List<DatabaseRecord> all = new ArrayList<>(host.database().ifaces().made());
        all.addAll(IfaceFolder.builtIn());
        if (name == null) {
            return all;
        }
        List<DatabaseRecord> one = new ArrayList<>();
        for (DatabaseRecord iface : all) {
            if (name(iface).equals(name)) {
                one.add(iface);
            }
        }
        return one;
    }

    private static String name(DatabaseRecord iface) {
        return iface.get("iface.iscsi_ifacename");
    }

    private int add(@Nullable String name) throws IOException {
        if (name == null) {
            out.error("Could not add interface. No interface passed in.");
            return ExitCode.SYSFS_LOOKUP;
        }
        if (IfaceFolder.builtIn(name)) {
            out.error("iface " + name + " is a special interface and is not stored in "
                    + host.database().shownRoot() + "/ifaces.");
            out.error("Could not create new interface " + name + ".");
            return ExitCode.INVAL;
        }
        HostLock lock = host.lockDatabase();
        try {
            host.database().ifaces().write(IfaceFolder.fresh(name));
        } finally {
            lock.release();
        }
        out.line(name + " updated.");
        out.line("New interface " + name + " added");
        return ExitCode.SUCCESS;
    }

    private int delete(@Nullable String name) throws IOException {
        if (name == null) {
            out.error("Could not delete interface. No interface passed in.");
            return ExitCode.INVAL;
        }
        List<NodeRecord> bound = new Selection(null, null, name).nodes(host);
        if (!new NodeMode(host, out).deleteUnused(bound)) {
            return notDeleted(name, ExitCode.SESS_EXISTS);
        }
        if (IfaceFolder.builtIn(name)) {
            out.error("iface " + name + " is a special interface and cannot be deleted.");
            return notDeleted(name, ExitCode.INVAL);
        }
        if (host.database().ifaces().find(name) == null) {
            out.error("Could not read iface info for " + name + ".");
            return notDeleted(name, ExitCode.INVAL);
        }
        HostLock lock = host.lockDatabase();
        try {
            host.database().ifaces().delete(name);
        } finally {
            lock.release();
        }
        out.line(name + " unbound and deleted.");
        return ExitCode.SUCCESS;
    }

    private int notDeleted(String name, int code) {
        out.error("Could not delete iface " + name + ": " + ExitCode.text(code));
        return code;
    }

    /** A wrong key is told, but the status stays 0, as with the real program. */
    private int update(AdminRequest request, @Nullable String name) throws IOException {
        if (name == null || request.lacksNameOrValue()) {
            out.error("Update requires name, value, and iface.");
            return ExitCode.INVAL;
        }
        DatabaseRecord iface = host.database().ifaces().find(name);
        if (iface == null) {
            out.error("Could not read iface info for " + name + ".");
            return ExitCode.INVAL;
        }
        if (IfaceFolder.builtIn(name)) {
            out.error("iface " + name + " is a special interface and cannot be modified.");
            return ExitCode.INVAL;
        }
        if (!new RecordUpdate(out, request).apply(iface)) {
            out.error("Could not update iface " + name + ": " + ExitCode.text(ExitCode.INVAL));
            return ExitCode.SUCCESS;
        }
        HostLock lock = host.lockDatabase();
        try {
            host.database().ifaces().write(iface);
            for (NodeRecord node : new Selection(null, null, name).nodes(host)) {
                host.database().nodes().write(node.through(iface));
            }
        } finally {
            lock.release();
        }
        out.line(name + " updated.");
        return ExitCode.SUCCESS;
    }
}
