package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which records or sessions are meant: those with this target, portal and interface, as far as they were named. */
record Selection(
        @Nullable String target,
        @Nullable Portal portal,
        @Nullable String iface) {
    static final Selection ALL = new Selection(null, null, null);

    static Selection of(AdminRequest request) {
        return new Selection(request.last('T'), request.portal(), request.last('I'));
    }

    static Selection of(NodeAddress id) {
        return new Selection(id.target(), new Portal(id.address(), id.port()), id.iface());
    }

    boolean everything() {
        return target == null && portal == null && iface == null;
    }

    boolean matches(String name, Portal at, String through) {
        return (target == null || target.equals(name))
                && (portal == null || portal.equals(at))
                && (iface == null || iface.equals(through));
    }

    List<NodeRecord> nodes(AdminHost host) throws IOException {
        List<NodeRecord> found = new ArrayList<>();
        for (NodeRecord node : host.database().nodes().all()) {
            NodeAddress id = node.id();
            if (matches(id.target(), new Portal(id.address(), id.port()), id.iface())) {
                found.add(node);
            }
        }
        return found;
    }

    List<Session> sessions(AdminHost host) throws IOException {
        List<Session> found = new ArrayList<>();
        for (Session session : host.sessions().all()) {
            if (matches(session.target(), session.portal(), session.iface())) {
                found.add(session);
            }
        }
        return found;
    }
}
