package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SendTargets discovery: asks, tries again, keeps what was found, shows it and logs in if asked to. */
final class SendTargets {
    private static final int SECONDS_BETWEEN_TRIES = 1;

    private final AdminHost host;
    private final AdminOutput out;

    SendTargets(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request, DatabaseRecord settings) throws IOException {
        FoundTargets targets = new FoundTargets(host, out, DiscoveryType.SENDTARGETS);
        List<DatabaseRecord> ifaces = targets.ifaces(request);
        if (ifaces.isEmpty()) {
            return ExitCode.NO_OBJS_FOUND;
        }
        if (!host.sessions().daemonRuns()) {
            out.error(Daemon.ABSENT);
            out.error(Daemon.ABSENT);
            out.error("Cannot perform discovery. Initiatorname required.");
            return failed(null, null, ExitCode.ISCSID_NOTCONN);
        }
        String hardware = hardware(ifaces);
        DiscoverySettings how = settings(settings);
        OperationFailure last = null;
        int tries = 1 + Math.max(0, settings.number("discovery.sendtargets.reopen_max"));
        for (int i = 0; i < tries; i++) {
            DiscoveryOutcome outcome = hardware == null ? host.wire().discover(how) : unmatched(hardware);
            if (outcome instanceof DiscoveryOutcome.Found found) {
                return targets.keep(request, how.portal(), found, ifaces);
            }
            OperationFailure failure = (OperationFailure) outcome;
            int code = tell(how.portal(), failure);
            if (code != ExitCode.SUCCESS) {
                return failed(how.portal(), failure, code);
            }
            last = failure;
            if (i + 1 < tries) {
                host.pace().sleep(host.within(SECONDS_BETWEEN_TRIES));
                if (host.expired()) {
                    return failed(how.portal(), failure, ExitCode.TRANS_TIMEOUT);
                }
            }
        }
        out.error("connection login retries (reopen_max) " + (tries - 1) + " exceeded");
        return failed(how.portal(), last, ExitCode.PDU_TIMEOUT);
    }

    private DiscoverySettings settings(DatabaseRecord settings) throws IOException {
        Portal portal = new Portal(
                settings.get("discovery.sendtargets.address"), settings.number("discovery.sendtargets.port"));
        return new RecordSettings(host).discovery(portal, settings);
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

    private int failed(@Nullable Portal portal, @Nullable OperationFailure failure, int code) {
        out.error("Could not perform SendTargets discovery: " + ExitCode.text(code));
        if (portal != null && failure != null) {
            out.reason(portal.toString(), failure);
        }
        return code;
    }
}
