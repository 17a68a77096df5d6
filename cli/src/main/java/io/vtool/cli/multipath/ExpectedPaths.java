package io.vtool.cli.multipath;

import io.vtool.cli.failure.Trouble;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoveryOutcome;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.RecordSettings;
import io.vtool.iscsi.node.NodeRecord;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.path.LivePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Through which portals each target can be reached: what its portals offer now, and what the host's records say. */
final class ExpectedPaths {
    private final Map<String, Set<String>> portals = new TreeMap<>();
    private final List<Trouble> troubles = new ArrayList<>();

    private ExpectedPaths() {}

    /** Asks one portal of each target, the next one when it does not answer. */
    static ExpectedPaths ask(AdminHost host, Inventory inventory) throws IOException {
        ExpectedPaths expected = new ExpectedPaths();
        Map<String, Set<Portal>> known = new TreeMap<>();
        for (LivePath path : inventory.paths) {
            BlockDevice disk = path.device;
            if (disk != null && disk.targetName() != null && disk.portal() != null) {
                Portal portal = new Portal(disk.portal(), disk.portalPort());
                expected.add(disk.targetName(), portal);
                known.computeIfAbsent(disk.targetName(), key -> new LinkedHashSet<>())
                        .add(portal);
            }
        }
        for (NodeRecord record : host.database().nodes().all()) {
            String target = record.id().target();
            if (known.containsKey(target)) {
                expected.add(
                        target, new Portal(record.id().address(), record.id().port()));
            }
        }
        for (Map.Entry<String, Set<Portal>> target : known.entrySet()) {
            expected.discover(host, target.getKey(), target.getValue());
        }
        return expected;
    }

    private void discover(AdminHost host, String target, Set<Portal> asked) throws IOException {
        OperationFailure last = null;
        for (Portal portal : asked) {
            DiscoveryOutcome outcome = host.wire().discover(new RecordSettings(host).discovery(portal));
            if (outcome instanceof DiscoveryOutcome.Found found) {
                for (DiscoveryOutcome.TargetPortal at : found.portals()) {
                    if (at.target().equals(target)) {
                        add(target, at.portal());
                    }
                }
                return;
            }
            last = outcome instanceof OperationFailure failure ? failure : last;
        }
        if (last != null) {
            troubles.add(new Trouble(
                    "no_discovery",
                    "no portal of " + target + " tells which portals there are; only those that are known count",
                    target,
                    "'vtool iscsi ping' shows what is the matter with a portal"));
        }
    }

    private void add(String target, Portal portal) {
        portals.computeIfAbsent(target, key -> new TreeSet<>()).add(portal.toString());
    }

    /** The portals of a target, none for an unknown one. */
    Set<String> of(String target) {
        return portals.getOrDefault(target, Set.of());
    }

    /** What went wrong. */
    List<Trouble> troubles() {
        return troubles;
    }
}
