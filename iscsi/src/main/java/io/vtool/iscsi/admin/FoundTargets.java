package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
import io.vtool.iscsi.node.IfaceFolder;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a discovery found becomes node records, one for each interface; they are kept, shown and logged in with. */
final class FoundTargets {
    private final AdminHost host;
    private final AdminOutput out;
    private final DiscoveryType type;

    FoundTargets(AdminHost host, AdminOutput out, DiscoveryType type) {
        this.host = host;
        this.out = out;
        this.type = type;
    }

    /** The interfaces named, else those that users made, else the default one. */
    List<DatabaseRecord> ifaces(AdminRequest request) throws IOException {
        List<DatabaseRecord> ifaces = new ArrayList<>();
        for (String name : request.all('I')) {
            DatabaseRecord iface = host.database().ifaces().find(name);
            if (iface == null) {
                out.error("Could not read iface info for " + name
                        + ". Make sure an iface config with the file name and iface.iscsi_ifacename " + name
                        + " is in " + host.database().shownRoot() + "/ifaces.");
            } else {
                ifaces.add(iface);
            }
        }
        if (request.has('I')) {
            return ifaces;
        }
        ifaces.addAll(host.database().ifaces().made());
        return ifaces.isEmpty() ? List.of(IfaceFolder.fresh(IfaceFolder.DEFAULT)) : ifaces;
    }

    /** Takes what was found; returns the exit status. */
    int keep(AdminRequest request, Portal asked, DiscoveryOutcome.Found found, List<DatabaseRecord> ifaces)
            throws IOException {
        if (found.portals().isEmpty()) {
            out.error("No portals found");
            return ExitCode.NO_OBJS_FOUND;
        }
        List<NodeRecord> nodes = nodes(asked, found, ifaces);
        new DiscoveryStore(host, type, asked).keep(request, nodes);
        List<NodeAddress> ids = new ArrayList<>();
        for (NodeRecord node : nodes) {
            ids.add(node.id());
        }
        if (request.level() <= 1) {
            out.show(new NodeListView(ids, request.level() == 1));
        }
        return request.has('l') ? new NodeMode(host, out).login(nodes, request, false) : ExitCode.SUCCESS;
    }

    private List<NodeRecord> nodes(Portal asked, DiscoveryOutcome.Found found, List<DatabaseRecord> ifaces)
            throws IOException {
        DatabaseRecord defaults = host.database().nodeDefaults();
        List<NodeRecord> nodes = new ArrayList<>();
        for (DiscoveryOutcome.TargetPortal at : found.portals()) {
            for (DatabaseRecord iface : ifaces) {
                NodeAddress id = new NodeAddress(
                        at.target(),
                        at.portal().address(),
                        at.portal().port(),
                        at.groupTag(),
                        iface.get("iface.iscsi_ifacename"));
                if (id.fitsPath()) {
                    nodes.add(NodeRecord.of(id, defaults)
                            .through(iface)
                            .foundBy(type.nodeWord(), asked.address(), asked.port()));
                } else {
                    out.error("target name '" + at.target() + "' is not fit for a record and left out");
                }
            }
        }
        return nodes;
    }
}
