package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.IfaceFolder;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SendTargets discovery: asks, tries again, keeps what was found, shows it and logs in if asked to. */
final class SendTargets {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final AdminHost host;
    private final AdminOutput out;

    SendTargets(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request, DatabaseRecord settings) throws IOException {
        List<DatabaseRecord> ifaces = ifaces(request);
        if (ifaces.isEmpty()) {
            return ExitCode.NO_OBJS_FOUND;
        }
        if (!host.sessions().daemonRuns()) {
            out.error(Daemon.ABSENT);
            out.error(Daemon.ABSENT);
            out.error("Cannot perform discovery. Initiatorname required.");
            return failed(ExitCode.ISCSID_NOTCONN);
        }
        String hardware = hardware(ifaces);
        DiscoverySettings how = settings(settings);
        int tries = 1 + Math.max(0, settings.number("discovery.sendtargets.reopen_max"));
        for (int i = 0; i < tries; i++) {
            DiscoveryOutcome outcome = hardware == null ? host.wire().discover(how) : unmatched(hardware);
            if (outcome instanceof DiscoveryOutcome.Found found) {
                return keep(request, how.portal(), found, ifaces);
            }
            OperationFailure failure = (OperationFailure) outcome;
            int code = tell(how.portal(), failure);
            if (code != ExitCode.SUCCESS) {
                return failed(code);
            }
            if (i + 1 < tries) {
                host.pace().sleep(BETWEEN_TRIES);
                if (host.expired()) {
                    return failed(ExitCode.TRANS_TIMEOUT);
                }
            }
        }
        out.error("connection login retries (reopen_max) " + (tries - 1) + " exceeded");
        return failed(ExitCode.PDU_TIMEOUT);
    }

    private DiscoverySettings settings(DatabaseRecord settings) throws IOException {
        Portal portal = new Portal(
                settings.get("discovery.sendtargets.address"), settings.number("discovery.sendtargets.port"));
        return new RecordSettings(host).discovery(portal, settings);
    }

    /** The interfaces named, else those that users made, else the default one. */
    private List<DatabaseRecord> ifaces(AdminRequest request) throws IOException {
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

    /** The address of network hardware that an interface is bound to; an emulated host has none. */
    private static @Nullable String hardware(List<DatabaseRecord> ifaces) {
        for (DatabaseRecord iface : ifaces) {
            String address = iface.get("iface.hwaddress");
            if (!address.isEmpty()) {
                return address;
            }
        }
        return null;
    }

    private OperationFailure unmatched(String hardware) {
        out.error("Cannot match " + hardware + " to net/scsi interface.");
        return new OperationFailure(OperationFailure.Kind.CONNECT, "Success", 0);
    }

    /** Tells why a try failed; returns the exit status, or 0 when another try may help. */
    private int tell(Portal portal, OperationFailure failure) {
        String address = portal.address();
        switch (failure.kind()) {
            case CONNECT -> out.error("cannot make connection to " + address + ": " + failure.text());
            case TIMEOUT -> out.error("connect to " + address + " timed out");
            case LOST -> out.error("connection to " + address + " lost: " + failure.text());
            case RESOLVE -> {
                out.error("Cannot resolve host " + address + ". getaddrinfo error: [" + failure.text() + "]");
                out.error("cannot resolve host name " + address);
                out.error("cannot resolve host name " + address);
                return ExitCode.TRANS;
            }
            case REJECTED, AUTHENTICATION, NEGOTIATION -> {
                return rejected(address, failure);
            }
        }
        return ExitCode.SUCCESS;
    }

    private int rejected(String address, OperationFailure failure) {
        String start = "discovery login to " + address + " rejected: ";
        if (failure.unauthenticated()) {
            out.error(start + "initiator failed authorization");
            return ExitCode.LOGIN_AUTH_FAILED;
        }
        String status = "(" + hex(failure.statusClass()) + "/" + hex(failure.statusDetail()) + ")";
        if (failure.worthAnotherTry()) {
            out.error(start + "target error " + status);
            return ExitCode.SUCCESS;
        }
        out.error(start + "initiator error " + status + ", non-retryable, giving up");
        return ExitCode.FATAL_LOGIN;
    }

    private static String hex(int number) {
        return (number < 16 ? "0" : "") + Integer.toHexString(number);
    }

    private int failed(int code) {
        out.error("Could not perform SendTargets discovery: " + ExitCode.text(code));
        return code;
    }

    private int keep(AdminRequest request, Portal asked, DiscoveryOutcome.Found found, List<DatabaseRecord> ifaces)
            throws IOException {
        if (found.portals().isEmpty()) {
            out.error("No portals found");
            return ExitCode.NO_OBJS_FOUND;
        }
        List<NodeRecord> nodes = nodes(asked, found, ifaces);
        new DiscoveryStore(host, asked).keep(request, nodes);
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
                            .foundBy("send_targets", asked.address(), asked.port()));
                } else {
                    out.error("target name '" + at.target() + "' is not fit for a record and left out");
                }
            }
        }
        return nodes;
    }
}
