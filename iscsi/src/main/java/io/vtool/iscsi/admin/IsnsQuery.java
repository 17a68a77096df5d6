package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
import java.io.IOException;
import java.util.List;

/** One discovery by an iSNS server: asks once, keeps what was found, shows it and logs in if asked to. */
final class IsnsQuery {
    /** Lines of the iSNS library, which has no prefix for them. */
    private static final String DISCONNECTED = "socket disconnect, killing socket";

    private static final String NO_REPLY = "Warning: Timed out while waiting for reply";

    private final AdminHost host;
    private final AdminOutput out;

    IsnsQuery(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request, Portal server) throws IOException {
        FoundTargets targets = new FoundTargets(host, out, DiscoveryType.ISNS);
        List<DatabaseRecord> ifaces = targets.ifaces(request);
        if (ifaces.isEmpty()) {
            return ExitCode.NO_OBJS_FOUND;
        }
        if (!host.sessions().daemonRuns()) {
            out.error(Daemon.ABSENT);
            out.error("Cannot perform discovery. Initiatorname required.");
            return failed(ExitCode.ISCSID_NOTCONN);
        }
        DiscoveryOutcome outcome = host.wire().query(new RecordSettings(host).query(server));
        if (outcome instanceof DiscoveryOutcome.Found found) {
            return targets.keep(request, server, found, ifaces);
        }
        OperationFailure failure = (OperationFailure) outcome;
        switch (failure.kind()) {
            case CONNECT, TIMEOUT -> {
                if (failure.kind() == OperationFailure.Kind.CONNECT) {
                    out.plainError(DISCONNECTED);
                }
                out.plainError(NO_REPLY);
                out.error("iSNS discovery failed: Internal error");
            }
            default -> out.error("iSNS discovery failed: " + failure.text());
        }
        int code = failed(ExitCode.ISNS_QUERY);
        out.reason(server.toString(), failure);
        return code;
    }

    private int failed(int code) {
        out.error("Could not perform iSNS discovery: " + ExitCode.text(code));
        return code;
    }
}
