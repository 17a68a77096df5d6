package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.DiscoveryType;
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
    private static final String NO_SERVER = "Please specify portal as <ipaddr>:[<ipport>]";

    private final AdminHost host;
    private final AdminOutput out;

    DiscoveryMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request) throws IOException {
        DiscoveryType type = type(request);
        if (type == null) {
            String other = other(request);
            return other.isEmpty() ? records(request, request.portal()) : elsewhere(other);
        }
        Portal portal = portal(request, type);
        if (portal == null) {
            out.error(type == DiscoveryType.ISNS ? NO_SERVER : NO_PORTAL);
            return ExitCode.INVAL;
        }
        DatabaseRecord settings = defaults(type, portal);
        if (host.database().discoveries(type).find(portal.address(), portal.port()) == null) {
            store(type, settings);
        }
        return perform(request, type, portal, settings);
    }

    /** Asks, by the settings of a record. */
    int perform(AdminRequest request, DiscoveryType type, Portal portal, DatabaseRecord settings) throws IOException {
        return type == DiscoveryType.ISNS
                ? new IsnsQuery(host, out).run(request, portal)
                : new SendTargets(host, out).run(request, settings);
    }

    /** The kind of discovery; null when none was named, one of which no records are kept, or one that nobody knows. */
    static @Nullable DiscoveryType type(AdminRequest request) {
        String type = request.last('t');
        return switch (type == null ? "" : type) {
            case "st", "sendtargets" -> DiscoveryType.SENDTARGETS;
            case "isns" -> DiscoveryType.ISNS;
            default -> null;
        };
    }

    /** A kind of discovery that this host has no source for, empty for any other word. */
    static String other(AdminRequest request) {
        String type = request.last('t');
        return switch (type == null ? "" : type) {
            case "fw", "slp" -> String.valueOf(type);
            default -> "";
        };
    }

    /** Whom to ask, null when nobody was named. */
    static @Nullable Portal portal(AdminRequest request, DiscoveryType type) {
        String text = request.last('p');
        return text == null ? null : Portal.parse(text, type.port());
    }

    /** Kinds of discovery that this host has no source for. */
    int elsewhere(String type) {
        if (type.equals("slp")) {
            out.error("SLP discovery is not fully implemented yet.");
            return ExitCode.INVAL;
        }
        out.error(NO_FIRMWARE);
        return ExitCode.NO_OBJS_FOUND;
    }

    private int records(AdminRequest request, @Nullable Portal portal) throws IOException {
        boolean delete = request.operation("delete");
        if (portal == null) {
            if (request.has('o') && !request.operation("show")) {
                out.error("Invalid operation.");
                return ExitCode.INVAL;
            }
            return list(request);
        }
        DiscoveryType type = DiscoveryType.SENDTARGETS;
        DatabaseRecord record = host.database().discoveries(type).find(portal.address(), portal.port());
        if (record == null) {
            out.error("Discovery record [" + portal.address() + "," + portal.port() + "] not found!");
            return ExitCode.INVAL;
        }
        if (request.operation("new") || request.operation("update")) {
            out.error("Operations new and update for discovery mode is not supported. Use discoverydb mode.");
            return ExitCode.INVAL;
        }
        if (request.operation("nonpersistent")) {
            out.error("Invalid operation.");
            return ExitCode.INVAL;
        }
        if (delete) {
            delete(type, portal);
        } else {
            out.show(new RecordView(record, request.has('S')));
        }
        return ExitCode.SUCCESS;
    }

    /** Shows what is known without asking anybody. */
    int list(AdminRequest request) throws IOException {
        List<DiscoveryListView.Discovery> discoveries = new ArrayList<>();
        for (DiscoveryType type : DiscoveryType.values()) {
            for (DatabaseRecord record : host.database().discoveries(type).all()) {
                Portal portal = new Portal(record.get(type.addressKey()), record.number(type.portKey()));
                discoveries.add(new DiscoveryListView.Discovery(
                        type, portal, host.database().discoveries(type).found(portal.address(), portal.port())));
            }
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
    DatabaseRecord defaults(DiscoveryType type, Portal portal) throws IOException {
        return host.database()
                .discoveryDefaults(type)
                .put(type.addressKey(), portal.address())
                .put(type.portKey(), Integer.toString(portal.port()));
    }

    void store(DiscoveryType type, DatabaseRecord record) throws IOException {
        HostLock lock = host.lockDatabase();
        try {
            host.database().discoveries(type).write(record);
        } finally {
            lock.release();
        }
    }

    /** Deletes a discovery record and the node records found by it that no session uses. */
    void delete(DiscoveryType type, Portal portal) throws IOException {
        HostLock lock = host.lockDatabase();
        try {
            for (NodeAddress id : host.database().discoveries(type).found(portal.address(), portal.port())) {
                if (Selection.of(id).sessions(host).isEmpty()) {
                    host.database().delete(id);
                }
            }
            host.database().discoveries(type).delete(portal.address(), portal.port());
        } finally {
            lock.release();
        }
    }
}
