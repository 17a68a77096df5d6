package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code -m discoverydb}: keeps discovery records and performs them. */
final class DiscoveryDatabaseMode {
    private final AdminHost host;
    private final AdminOutput out;
    private final DiscoveryMode discovery;

    DiscoveryDatabaseMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
        this.discovery = new DiscoveryMode(host, out);
    }

    int run(AdminRequest request) throws IOException {
        DiscoveryType type = DiscoveryMode.type(request);
        if (type == null) {
            String other = DiscoveryMode.other(request);
            if (other.isEmpty()) {
                return untyped(request, request.portal());
            }
            boolean performs = request.has('D') || !other.equals("fw");
            return performs
                    ? discovery.elsewhere(other)
                    : invalid("Invalid command. Possibly missing --discover argument.");
        }
        Portal portal = DiscoveryMode.portal(request, type);
        if (portal == null) {
            return invalid(DiscoveryMode.NO_PORTAL);
        }
        if (request.has('D')) {
            return perform(request, type, portal);
        }
        return record(request, type, portal);
    }

    private int untyped(AdminRequest request, @Nullable Portal portal) throws IOException {
        if (request.has('o') && !request.operation("show")) {
            return invalid(
                    portal == null
                            ? "Invalid operation. Operation not supported."
                            : "Invalid command. Possibly missing discovery --type.");
        }
        if (portal != null) {
            return invalid("Invalid command. Portal not needed or Possibly missing discovery --type.");
        }
        return discovery.list(request);
    }

    private int perform(AdminRequest request, DiscoveryType type, Portal portal) throws IOException {
        DatabaseRecord record = host.database().discoveries(type).find(portal.address(), portal.port());
        if (record == null) {
            record = discovery.defaults(type, portal);
            discovery.store(type, record);
        }
        return discovery.perform(request, type, portal, record);
    }

    private int record(AdminRequest request, DiscoveryType type, Portal portal) throws IOException {
        if (request.operation("new")) {
            discovery.store(type, discovery.defaults(type, portal));
            out.line("New discovery record for [" + portal.address() + "," + portal.port() + "] added.");
            return ExitCode.SUCCESS;
        }
        DatabaseRecord record = host.database().discoveries(type).find(portal.address(), portal.port());
        if (record == null) {
            out.error("Discovery record [" + portal.address() + "," + portal.port() + "] not found.");
            return ExitCode.IDBM;
        }
        if (request.operation("update") && request.lacksNameOrValue()) {
            return invalid("Update requires name and value.");
        }
        if (request.operation("update")) {
            if (!new RecordUpdate(out, request).apply(record)) {
                return ExitCode.INVAL;
            }
            discovery.store(type, record);
        } else if (request.operation("delete")) {
            discovery.delete(type, portal);
        } else if (request.has('o') && !request.operation("show")) {
            return invalid("Operation is not supported.");
        } else {
            out.show(new RecordView(record, request.has('S')));
        }
        return ExitCode.SUCCESS;
    }

    private int invalid(String text) {
        out.error(text);
        return ExitCode.INVAL;
    }
}
