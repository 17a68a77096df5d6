package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DiscoveryType;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeDatabase;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what a discovery found: adds, renews and deletes node records, as far as its operations say. */
final class DiscoveryStore {
    private final AdminHost host;
    private final DiscoveryType type;
    private final Portal asked;

    DiscoveryStore(AdminHost host, DiscoveryType type, Portal asked) {
        this.host = host;
        this.type = type;
        this.asked = asked;
    }

    /** Without an operation all three are meant. Afterwards a record that was kept has its own settings in the list. */
    void keep(AdminRequest request, List<NodeRecord> found) throws IOException {
        if (request.operation("nonpersistent")) {
            return;
        }
        boolean all = !request.operation("new") && !request.operation("update") && !request.operation("delete");
        NodeDatabase database = host.database();
        HostLock lock = host.lockDatabase();
        try {
            List<NodeRecord> known = database.nodes().all();
            Set<NodeAddress> ids = new HashSet<>();
            for (int i = 0; i < found.size(); i++) {
                NodeRecord node = found.get(i);
                NodeRecord old = find(known, node.id());
                boolean write = old == null ? all || request.operation("new") : all || request.operation("update");
                if (write) {
                    database.nodes().write(node);
                } else if (old != null) {
                    found.set(i, old);
                }
                if (write || old != null) {
                    database.discoveries(type).link(asked.address(), asked.port(), node.id());
                }
                ids.add(anyIface(node.id()));
            }
            if (all || request.operation("delete")) {
                prune(database, ids);
            }
        } finally {
            lock.release();
        }
    }

    /** A portal that is still offered keeps its records of all interfaces. */
    private static NodeAddress anyIface(NodeAddress id) {
        return new NodeAddress(id.target(), id.address(), id.port(), id.tpgt(), "");
    }

    private void prune(NodeDatabase database, Set<NodeAddress> offered) throws IOException {
        for (NodeAddress id : database.discoveries(type).found(asked.address(), asked.port())) {
            if (!offered.contains(anyIface(id))
                    && Selection.of(id).sessions(host).isEmpty()) {
                database.delete(id);
            }
        }
    }

    private static @Nullable NodeRecord find(List<NodeRecord> known, NodeAddress id) {
        for (NodeRecord node : known) {
            if (node.id().equals(id)) {
                return node;
            }
        }
        return null;
    }
}
