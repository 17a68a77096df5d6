package io.vtool.cli.iscsi;

import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoveryOutcome;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.RecordSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import java.io.IOException;
import java.util.Locale;

/** One attempt of an operation on the wire, with the settings of the host's records where it has them. */
final class Wire {
    private final AdminHost host;
    private final RecordSettings settings;

    Wire(AdminHost host) {
        this.host = host;
        this.settings = new RecordSettings(host);
    }

    DiscoveryOutcome discover(Portal portal) throws IOException {
        return host.wire().discover(settings.discovery(portal));
    }

    LoginOutcome login(Portal portal, String target) throws IOException {
        return host.wire().login(settings.login(portal, target));
    }

    PingOutcome ping(Portal portal, int count) throws IOException {
        return host.wire().ping(settings.discovery(portal), count);
    }

    PingOutcome ping(Portal portal, String target, int count) throws IOException {
        return host.wire().ping(settings.login(portal, target), count);
    }

    /** The portal that an operand names; here nothing is guessed, other than on the command line of iscsiadm. */
    static Portal portal(String text) {
        TargetAddress address = TargetAddress.parse(text);
        if (address == null) {
            throw new UsageError(
                    "'" + text + "' is not a portal such as 192.0.2.7, san.example.com:3260 or [2001:db8::7]:3260");
        }
        return new Portal(address.host(), address.port());
    }

    /** A failure as what a command tells. */
    static Trouble trouble(String object, OperationFailure failure) {
        String code = "iscsi_" + failure.kind().name().toLowerCase(Locale.ROOT);
        return new Trouble(code, object + ": " + Refusal.reason(failure), object, Refusal.hint(failure));
    }

    /** What a target whose units were not all seen tells. */
    static Trouble unseen(String target, OperationFailure failure) {
        String message = target + ": not all logical units were seen: " + Refusal.reason(failure);
        return new Trouble("iscsi_units_unseen", message, target, Refusal.hint(failure));
    }
}
