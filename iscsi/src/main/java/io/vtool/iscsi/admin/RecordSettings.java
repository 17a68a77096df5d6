package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
import io.vtool.iscsi.node.IfaceFolder;
import io.vtool.iscsi.node.InitiatorName;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.List;

/** The settings of a host's records for work on the wire that keeps nothing; defaults where there is no record. */
public final class RecordSettings {
    private static final int QUERY_SECONDS = 15;

    private final AdminHost host;

    /**
     * Readies it.
     *
     * @param host the host
     */
    public RecordSettings(AdminHost host) {
        this.host = host;
    }

    /**
     * How to hold a discovery session with a portal.
     *
     * @param portal the portal
     * @throws IOException if the host's files cannot be read
     */
    public DiscoverySettings discovery(Portal portal) throws IOException {
        DiscoveryType type = DiscoveryType.SENDTARGETS;
        DatabaseRecord record = host.database().discoveries(type).find(portal.address(), portal.port());
        return discovery(portal, record == null ? host.database().discoveryDefaults(type) : record);
    }

    DiscoverySettings discovery(Portal portal, DatabaseRecord settings) throws IOException {
        return new DiscoverySettings(
                portal,
                InitiatorName.readOrMake(host.database().root(), host.random()),
                LoginPlan.chap(settings, "discovery.sendtargets.auth."),
                host.within(settings.number("discovery.sendtargets.timeo.login_timeout")),
                host.left(),
                settings.number("discovery.sendtargets.iscsi.MaxRecvDataSegmentLength"));
    }

    /** How to ask an iSNS server. */
    DiscoverySettings query(Portal server) throws IOException {
        return new DiscoverySettings(
                server,
                InitiatorName.readOrMake(host.database().root(), host.random()),
                null,
                host.within(QUERY_SECONDS),
                host.left(),
                0);
    }

    /**
     * How to log in to a target.
     *
     * @param portal where
     * @param target its name
     * @throws IOException if the host's files cannot be read
     */
    public LoginSettings login(Portal portal, String target) throws IOException {
        List<NodeRecord> known = new Selection(target, portal, null).nodes(host);
        if (known.isEmpty()) {
            known = new Selection(target, null, null).nodes(host);
        }
        NodeAddress id = new NodeAddress(target, portal.address(), portal.port(), -1, IfaceFolder.DEFAULT);
        DatabaseRecord settings =
                known.isEmpty() ? host.database().nodeDefaults() : known.get(0).settings();
        return new LoginPlan(host).of(new NodeRecord(id, settings));
    }
}
