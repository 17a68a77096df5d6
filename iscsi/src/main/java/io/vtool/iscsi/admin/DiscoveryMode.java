package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -m discovery}: asks portals for targets, lists what was found before. */
final class DiscoveryMode {
    static final String NO_FIRMWARE = "Could not get list of targets from firmware. (err 21)";
    static final String NO_PORTAL = "Please specify portal as <ipaddr>[:<ipport>]";

    private final AdminHost host;
    private final AdminOutput out;

    DiscoveryMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request) throws IOException {
        Portal portal = request.portal();
        return switch (type(request)) {
            case "sendtargets" -> {
                if (portal == null) {
                    out.error(NO_PORTAL);
                    yield ExitCode.INVAL;
                }
                DatabaseRecord settings = defaults(portal);
                if (host.database().discoveries().find(portal.address(), portal.port()) == null) {
                    store(settings);
                }
                yield new SendTargets(host, out).run(request, settings);
            }
            case "" -> records(request, portal);
            default -> elsewhere(type(request));
        };
    }

    /** The kind of discovery; empty when none was named, or one that nobody knows. */
    static String type(AdminRequest request) {
        String type = request.last('t');
        return switch (type == null ? "" : type) {
            case "st", "sendtargets" -> "sendtargets";
            case "isns", "fw", "slp" -> String.valueOf(type);
            default -> "";
        };
    }

    /** Kinds of discovery that this host has no source for. */
    int elsewhere(String type) {
        switch (type) {
            case "isns" -> {
                out.error("iSNS discovery failed: Internal error");
                out.error("Could not perform iSNS discovery: " + ExitCode.text(ExitCode.ISNS_QUERY));
                return ExitCode.ISNS_QUERY;
            }
            case "slp" -> {
                out.error("SLP discovery is not fully implemented yet.");
                return ExitCode.INVAL;
            }
            default -> {
                out.error(NO_FIRMWARE);
                return ExitCode.NO_OBJS_FOUND;
            }
        }
    }

    private int records(AdminRequest request, @Nullable Portal portal) throws IOException {
        if (request.operation("new") || request.operation("update")) {
            out.error("Operations new and update for discovery mode is not supported. Use discoverydb mode.");
            return ExitCode.INVAL;
        }
        boolean delete = request.operation("delete");
        if (portal == null) {
            if (request.has('o') && !request.operation("show")) {
                out.error("Invalid operation.");
                return ExitCode.INVAL;
            }
            return list(request);
        }
        DatabaseRecord record = host.database().discoveries().find(portal.address(), portal.port());
        if (record == null) {
            out.error("Discovery record [" + portal.address() + "," + portal.port() + "] not found!");
            return ExitCode.INVAL;
        }
        if (delete) {
            delete(portal);
        } else {
            out.show(new RecordView(record, request.has('S')));
        }
        return ExitCode.SUCCESS;
    }

    /** Shows what is known without asking anybody. */
    int list(AdminRequest request) throws IOException {
        List<DiscoveryListView.Discovery> discoveries = new ArrayList<>();
        for (DatabaseRecord record : host.database().discoveries().all()) {
            Portal portal = new Portal(
                    record.get("discovery.sendtargets.address"), record.number("discovery.sendtargets.port"));
            discoveries.add(new DiscoveryListView.Discovery(
                    portal, host.database().discoveries().found(portal.address(), portal.port())));
        }
        List<NodeAddress> statics = new ArrayList<>();
        boolean tree = request.level() > 0;
        if (tree) {
            for (NodeRecord node : host.database().nodes().all()) {
                if (node.settings().get("node.discovery_type").equals("static")) {
                    statics.add(node.id());
                }
            }
        }
        out.show(new DiscoveryListView(discoveries, statics, tree));
        return discoveries.isEmpty() && statics.isEmpty() ? ExitCode.NO_OBJS_FOUND : ExitCode.SUCCESS;
    }

    /** A new discovery record. */
    DatabaseRecord defaults(Portal portal) throws IOException {
        return host.database()
                .discoveryDefaults()
                .put("discovery.sendtargets.address", portal.address())
                .put("discovery.sendtargets.port", Integer.toString(portal.port()));
    }

    void store(DatabaseRecord record) throws IOException {
        HostLock lock = host.lockDatabase();
        try {
            host.database().discoveries().write(record);
        } finally {
            lock.release();
        }
    }

    /** Deletes a discovery record and the node records found by it that no session uses. */
    void delete(Portal portal) throws IOException {
        HostLock lock = host.lockDatabase();
        try {
            for (NodeAddress id : host.database().discoveries().found(portal.address(), portal.port())) {
                if (Selection.of(id).sessions(host).isEmpty()) {
                    host.database().delete(id);
                }
            }
            host.database().discoveries().delete(portal.address(), portal.port());
        } finally {
            lock.release();
        }
    }
}
