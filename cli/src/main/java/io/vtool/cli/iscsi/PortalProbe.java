package io.vtool.cli.iscsi;

import io.vtool.cli.env.TimeSource;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks portals whether they take connections and speak iSCSI. */
final class PortalProbe {
    private static final int PATIENCE_SECONDS = 3;
    private static final double NANOS = 1e9;

    private final AdminHost host;
    private final TimeSource time;

    PortalProbe(AdminHost host, TimeSource time) {
        this.host = host;
        this.time = time;
    }

    List<IscsiHealth.Gate> ask(Set<Portal> portals) throws IOException {
        List<IscsiHealth.Gate> gates = new ArrayList<>();
        for (Portal portal : portals) {
            gates.add(ask(portal));
        }
        return gates;
    }

    private IscsiHealth.Gate ask(Portal portal) throws IOException {
        long start = time.nanos();
        boolean open = host.wire().reachable(portal, Duration.ofSeconds(PATIENCE_SECONDS));
        boolean silent = time.nanos() - start >= TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS - 1);
        if (!open && silent) { // asked for the reason, it would keep us waiting once more
            return new IscsiHealth.Gate(
                    portal.toString(), "takes no connection within " + PATIENCE_SECONDS + " s", null);
        }
        PingOutcome outcome = new Wire(host).ping(portal, 1);
        if (outcome instanceof OperationFailure failure) {
            return new IscsiHealth.Gate(portal.toString(), Refusal.reason(failure), null);
        }
        long nanos = ((PingOutcome.Answered) outcome).roundTrips().get(0).toNanos();
        return new IscsiHealth.Gate(portal.toString(), null, nanos / NANOS);
    }
}
