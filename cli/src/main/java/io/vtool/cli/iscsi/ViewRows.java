package io.vtool.cli.iscsi;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.iscsi.admin.AdminView;
import io.vtool.iscsi.admin.DiscoveryListView;
import io.vtool.iscsi.admin.HostListView;
import io.vtool.iscsi.admin.IfaceListView;
import io.vtool.iscsi.admin.LoginReport;
import io.vtool.iscsi.admin.NodeListView;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.RecordView;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionListView;
import io.vtool.iscsi.admin.StatisticsView;
import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The views as rows for scripts. */
final class ViewRows {
    /** What came of a login. */
    static final Columns LOGIN = Columns.start()
            .text("target")
            .text("address")
            .integer("port")
            .text("iface")
            .integer("sid")
            .integer("code")
            .text("failure")
            .integer("status_class")
            .integer("status_detail")
            .text("reason")
            .text("hint")
            .end();

    private static final Columns NODE = Columns.start()
            .text("target")
            .text("address")
            .integer("port")
            .integer("tpgt")
            .text("iface")
            .end();
    private static final Columns RECORD = Columns.start().object("record").end();
    private static final Columns DISCOVERY = Columns.start()
            .text("address")
            .integer("port")
            .text("method")
            .list("nodes")
            .end();
    private static final Columns IFACE = Columns.start()
            .text("name")
            .text("transport")
            .text("hwaddress")
            .text("ip_address")
            .text("netdev")
            .text("initiator_name")
            .list("nodes")
            .end();
    private static final Columns HOST = Columns.start()
            .integer("host")
            .text("transport")
            .text("ip_address")
            .list("sessions")
            .end();
    private static final Columns COUNTERS =
            Columns.start().integer("sid").object("counters").end();

    private ViewRows() {}

    static List<Row> of(AdminView view) {
        List<Row> rows = new ArrayList<>();
        if (view instanceof NodeListView nodes) {
            nodes(nodes.nodes(), rows);
        } else if (view instanceof RecordView record) {
            rows.add(RECORD.row(record(record)));
        } else if (view instanceof SessionListView sessions) {
            for (Session session : sessions.sessions()) {
                rows.add(SessionRows.row(session, sessions.now(), sessions.secrets()));
            }
        } else if (view instanceof HostListView hosts) {
            for (Session session : hosts.sessions()) {
                Row row = SessionRows.row(session, hosts.now(), false);
                rows.add(HOST.row(session.host(), row.text("transport"), row.text("ip_address"), List.of(row)));
            }
        } else if (view instanceof IfaceListView ifaces) {
            ifaces(ifaces, rows);
        } else if (view instanceof DiscoveryListView discoveries) {
            discoveries(discoveries, rows);
        } else if (view instanceof StatisticsView statistics) {
            rows.add(COUNTERS.row(statistics.session().sid(), counters(statistics.session())));
        } else {
            throw new IllegalStateException("no rows for " + view.getClass());
        }
        return rows;
    }

    static Row login(LoginReport report) {
        NodeAddress node = report.node();
        OperationFailure failure = report.failure();
        boolean rejected = failure != null && failure.kind() == OperationFailure.Kind.REJECTED;
        return LOGIN.row(
                node.target(),
                node.address(),
                node.port(),
                node.iface(),
                report.sid() == 0 ? null : report.sid(),
                report.code(),
                failure == null ? null : failure.kind().name().toLowerCase(Locale.ROOT),
                rejected && failure != null ? failure.statusClass() : null,
                rejected && failure != null ? failure.statusDetail() : null,
                failure == null ? null : Refusal.reason(failure),
                failure == null ? null : Refusal.hint(failure));
    }

    private static void nodes(List<NodeAddress> nodes, List<Row> rows) {
        for (NodeAddress node : nodes) {
            Integer groupTag = node.tpgt() == NodeAddress.UNKNOWN_GROUP ? null : node.tpgt();
            rows.add(NODE.row(node.target(), node.address(), node.port(), groupTag, node.iface()));
        }
    }

    private static Row record(RecordView view) {
        RecordTable keys = view.record().table();
        Columns.Builder columns = Columns.start();
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (view.record().shows(i)) {
                columns.text(keys.key(i).name());
                values.add(orNull(view.value(i)));
            }
        }
        return columns.end().row(values.toArray());
    }

    private static void ifaces(IfaceListView view, List<Row> rows) {
        for (DatabaseRecord iface : view.ifaces()) {
            String name = iface.get("iface.iscsi_ifacename");
            List<NodeAddress> bound = new ArrayList<>();
            for (NodeAddress node : view.nodes()) {
                if (node.iface().equals(name)) {
                    bound.add(node);
                }
            }
            List<Row> nodes = new ArrayList<>();
            nodes(bound, nodes);
            rows.add(IFACE.row(
                    name,
                    iface.get("iface.transport_name"),
                    orNull(iface.get("iface.hwaddress")),
                    orNull(iface.get("iface.ipaddress")),
                    orNull(iface.get("iface.net_ifacename")),
                    orNull(iface.get("iface.initiatorname")),
                    nodes));
        }
    }

    private static void discoveries(DiscoveryListView view, List<Row> rows) {
        for (DiscoveryListView.Discovery discovery : view.discoveries()) {
            List<Row> nodes = new ArrayList<>();
            nodes(discovery.found(), nodes);
            rows.add(DISCOVERY.row(
                    discovery.portal().address(),
                    discovery.portal().port(),
                    discovery.type().word(),
                    nodes));
        }
        if (!view.statics().isEmpty()) {
            List<Row> nodes = new ArrayList<>();
            nodes(view.statics(), nodes);
            rows.add(DISCOVERY.row(null, null, "static", nodes));
        }
    }

    private static Row counters(Session session) {
        Columns.Builder columns = Columns.start();
        List<Object> values = new ArrayList<>();
        for (String name : StatisticsView.ALL) {
            columns.integer(name);
            values.add(session.counters().get(name));
        }
        return columns.end().row(values.toArray());
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
