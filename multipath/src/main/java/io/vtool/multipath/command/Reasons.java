package io.vtool.multipath.command;

import io.vtool.multipath.config.Origin;
import io.vtool.multipath.config.Verdict;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.HostNames;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapNames;
import io.vtool.multipath.map.PathReader;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.path.PathPolicy;
import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Identity;
import io.vtool.multipath.probe.IdentityStore;
import io.vtool.multipath.show.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out why disks are, or are not, paths of maps. */
public final class Reasons {
    private final Inventory inventory;
    private final MapNames names;
    private final IdentityStore identities;
    private final List<BlockDevice> devices;

    /** Reasons on a machine whose paths and maps were looked at. */
    public Reasons(Inventory inventory) {
        this.inventory = inventory;
        this.names = new HostNames(
                inventory.machine,
                inventory.policies.global().bindingsFile(),
                inventory.policies.global().wwidsFile(),
                true);
        PathReader reader = new PathReader(inventory);
        this.devices = reader.enumerate();
        this.identities = reader.identities();
        identities.refresh(devices);
    }

    /** Those of all disks. */
    public List<Reason> all() {
        List<Reason> all = new ArrayList<>();
        for (BlockDevice device : devices) {
            all.add(of(device));
        }
        return all;
    }

    /** Those of the disks that a name means: a disk, its number, or the paths of a map; none for an unknown name. */
    public List<Reason> of(String typed) {
        String name = typed.substring(typed.lastIndexOf('/') + 1);
        List<Reason> found = new ArrayList<>();
        LiveMap map = inventory.mapMeant(name);
        for (BlockDevice device : devices) {
            LivePath path = inventory.pathNamed(device.name());
            boolean member = map != null && path != null && map.alias.equals(path.map);
            if (member || device.name().equals(name) || device.devt().equals(name)) {
                found.add(of(device));
            }
        }
        return found;
    }

    private Reason of(BlockDevice device) {
        LivePath path = inventory.pathNamed(device.name());
        if (path != null && path.map != null) {
            return new Reason(device.name(), true, path.map, path.wwid, "path", member(path));
        }
        Verdict name = inventory.policies.ofName(device.name());
        if (name.blacklisted()) {
            return out(device, null, "blacklisted", excluded(name));
        }
        Identity identity = identities.of(device);
        PathPolicy policy = inventory.policies.path(device);
        Verdict kind = inventory.policies.ofDevice(device, identity, policy.uidAttribute());
        if (kind.blacklisted()) {
            return out(device, null, "blacklisted", excluded(kind));
        }
        String wwid = PathReader.wwid(identity, policy.uidAttribute());
        if (wwid.isEmpty()) {
            String reason = identity.known()
                    ? "it has no WWID: property " + policy.uidAttribute() + " is not set"
                    : "it did not answer when it was found, so that its WWID is unknown";
            return out(device, null, "no_wwid", reason);
        }
        Verdict volume = inventory.policies.ofWwid(wwid);
        if (volume.blacklisted()) {
            return out(device, wwid, "blacklisted", excluded(volume));
        }
        return unmapped(device, wwid);
    }

    private Reason unmapped(BlockDevice device, String wwid) {
        LiveMap map = inventory.mapOf(wwid);
        if (map != null && map.sectors != device.sectors()) {
            return new Reason(
                    device.name(),
                    false,
                    map.alias,
                    wwid,
                    "size_mismatch",
                    "not a path: its size is " + Size.text(device.sectors()) + ", that of " + map.alias + " is "
                            + Size.text(map.sectors) + "; rescan the disk, then 'multipathd resize map " + map.alias
                            + "'");
        }
        if (map != null) {
            return new Reason(
                    device.name(),
                    false,
                    map.alias,
                    wwid,
                    "not_loaded",
                    "not a path, though " + map.alias + " has its WWID: 'multipathd add path " + device.name()
                            + "' takes it in");
        }
        String find = inventory.policies.global().findMultipaths();
        boolean single = count(wwid) < 2;
        if (single && (find.equals("yes") || find.equals("smart")) && !names.remembered(wwid)) {
            return out(
                    device,
                    wwid,
                    "single_path",
                    "it is the only path to " + wwid + ", and find_multipaths is \"" + find
                            + "\": log in to more portals, or 'multipath -a /dev/" + device.name() + "'");
        }
        if (find.equals("strict") && !names.remembered(wwid)) {
            return out(
                    device,
                    wwid,
                    "not_in_wwids",
                    wwid + " is not in " + inventory.policies.global().wwidsFile()
                            + ", and find_multipaths is \"strict\": 'multipath -a /dev/" + device.name()
                            + "' puts it there");
        }
        return out(
                device,
                wwid,
                "not_made",
                "nobody has made its map since it came: run 'multipath', or start multipathd");
    }

    private int count(String wwid) {
        int count = 0;
        for (LivePath path : inventory.paths) {
            count += path.wwid.equals(wwid) ? 1 : 0;
        }
        return count;
    }

    private static Reason out(BlockDevice device, @Nullable String wwid, String code, String why) {
        return new Reason(device.name(), false, null, wwid, code, "not multipathed: " + why);
    }

    private static String excluded(Verdict verdict) {
        Origin origin = verdict.origin();
        String rule = verdict.rule();
        String words = verdict.text();
        if (rule != null) {
            words += " by \"" + rule + "\"";
        }
        return origin == null ? words : words + " (" + origin.text() + ")";
    }

    private static String member(LivePath path) {
        String place = "a path of " + path.map + " (" + path.wwid + ")";
        if (path.status == PathStatus.UP) {
            return place;
        }
        BlockDevice disk = path.device;
        String portal = disk == null ? null : disk.portalText();
        String way = disk == null || portal == null ? "" : " through " + portal + " of " + disk.targetName();
        String state = ", and its checker says " + path.status.shown();
        boolean asks = portal != null && (path.status == PathStatus.DOWN || path.status == PathStatus.TIMEOUT);
        return place + way + state + (asks ? ": 'vtool iscsi ping " + portal + "' asks that portal" : "");
    }
}
