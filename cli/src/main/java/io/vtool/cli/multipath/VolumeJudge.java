package io.vtool.cli.multipath;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.path.KernelStatus;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.show.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the paths of volumes with those that there should be, and judges what a single failure would take away. */
final class VolumeJudge {
    private VolumeJudge() {}

    /**
     * A path that is missing.
     *
     * @param target the target, null when that is not known any more
     * @param portal the portal through which it should lead, or the place on the SCSI bus where it was
     * @param reason {@code no_session}, {@code session_lost}, {@code lun_not_seen} or {@code volume_gone}
     */
    record Missing(@Nullable String target, String portal, String reason) {}

    /**
     * A weakness.
     *
     * @param code {@code single_portal}, {@code single_controller}, {@code single_subnet}, {@code size_mismatch}, {@code lun_mismatch} ...
     * @param words what it is
     */
    record Finding(String code, String words) {
        /** Whether paths of different volumes are taken for one: what is written through one is not read through another. */
        boolean mixesVolumes() {
            return code.equals("lun_mismatch") || code.equals("serial_mismatch");
        }
    }

    /**
     * A volume.
     *
     * @param wwid its WWID
     * @param alias name of its map, null for none
     * @param device one of its disks, null when there is none any more
     * @param expected how many paths there should be
     * @param present how many there are
     * @param usable how many of these can be used
     * @param missing those that are missing
     * @param findings what else is the matter
     */
    record Volume(
            String wwid,
            @Nullable String alias,
            @Nullable BlockDevice device,
            int expected,
            int present,
            int usable,
            List<Missing> missing,
            List<Finding> findings) {}

    /**
     * Judges all volumes.
     *
     * @param inventory paths and maps
     * @param expected portals there should be paths through, by target
     * @param baseline paths there should be; null to go by the portals
     */
    static List<Volume> judge(Inventory inventory, ExpectedPaths expected, @Nullable PathBaseline baseline) {
        Map<String, List<LivePath>> volumes = new LinkedHashMap<>();
        Set<String> connected = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        for (LivePath path : inventory.paths) {
            BlockDevice disk = path.device;
            if (disk == null || disk.targetName() == null) {
                continue;
            }
            (disk.state().startsWith("running") ? connected : lost).add(disk.targetName() + " " + portal(disk));
            if (!path.wwid.isEmpty()) {
                volumes.computeIfAbsent(path.wwid, key -> new ArrayList<>()).add(path);
            }
        }
        List<Volume> judged = new ArrayList<>();
        for (Map.Entry<String, List<LivePath>> volume : volumes.entrySet()) {
            judged.add(volume(volume.getKey(), volume.getValue(), expected, baseline, connected, lost));
        }
        if (baseline != null) {
            for (String wwid : baseline.wwids()) {
                if (!volumes.containsKey(wwid)) {
                    judged.add(gone(wwid, baseline.ways(wwid)));
                }
            }
        }
        return judged;
    }

    private static Volume gone(String wwid, Set<String> ways) {
        List<Missing> missing = new ArrayList<>();
        for (String way : ways) {
            missing.add(new Missing(null, way, "volume_gone"));
        }
        return new Volume(wwid, null, null, ways.size(), 0, 0, missing, List.of());
    }

    private static Volume volume(
            String wwid,
            List<LivePath> paths,
            ExpectedPaths expected,
            @Nullable PathBaseline baseline,
            Set<String> connected,
            Set<String> lost) {
        Set<String> wanted = new TreeSet<>();
        Set<String> present = new TreeSet<>();
        String alias = null;
        int usable = 0;
        for (LivePath path : paths) {
            BlockDevice disk = path.device;
            if (disk == null) {
                continue;
            }
            alias = path.map == null ? alias : path.map;
            usable += usable(path) ? 1 : 0;
            present.add(disk.targetName() + " " + portal(disk));
            for (String portal : expected.of(String.valueOf(disk.targetName()))) {
                wanted.add(disk.targetName() + " " + portal);
            }
        }
        int least = present.size();
        if (baseline != null && baseline.isOfPlaces(wwid)) {
            least = baseline.ways(wwid).size();
            onlyAsMany(wanted, present, least);
        } else if (baseline != null) {
            only(wanted, baseline.ways(wwid), String.valueOf(first(paths).targetName()));
        }
        List<Missing> missing = new ArrayList<>();
        for (String each : wanted) {
            if (!present.contains(each)) {
                String reason =
                        connected.contains(each) ? "lun_not_seen" : lost.contains(each) ? "session_lost" : "no_session";
                int blank = each.indexOf(' ');
                missing.add(new Missing(each.substring(0, blank), each.substring(blank + 1), reason));
            }
        }
        return new Volume(
                wwid,
                alias,
                first(paths),
                Math.max(wanted.size(), Math.max(least, present.size())),
                paths.size(),
                usable,
                missing,
                findings(paths));
    }

    /** A baseline of places on the bus says how many paths there were: of the ways that are missing as many count. */
    private static void onlyAsMany(Set<String> wanted, Set<String> present, int least) {
        int missing = Math.max(0, least - present.size());
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(present);
        for (String each : absent) {
            if (missing-- <= 0) {
                wanted.remove(each);
            }
        }
    }

    private static void only(Set<String> wanted, Set<String> ways, String target) {
        wanted.removeIf(each -> !ways.contains(each.substring(each.indexOf(' ') + 1)));
        for (String way : ways) {
            if (!contains(wanted, way)) {
                wanted.add(target + " " + way);
            }
        }
    }

    private static boolean contains(Set<String> wanted, String portal) {
        for (String each : wanted) {
            if (each.endsWith(" " + portal)) {
                return true;
            }
        }
        return false;
    }

    /** A reservation of another host, for one, fails a path whose checker finds nothing wrong. */
    private static boolean usable(LivePath path) {
        return path.status.usable() && path.kernel != KernelStatus.FAILED;
    }

    private static BlockDevice first(List<LivePath> paths) {
        for (LivePath path : paths) {
            if (path.device != null) {
                return path.device;
            }
        }
        throw new IllegalStateException("a volume without a disk");
    }

    /** What a single failure would take away from a volume with these paths, and what is odd about them. */
    static List<Finding> findings(List<LivePath> paths) {
        Set<String> portals = new TreeSet<>();
        Set<String> controllers = new TreeSet<>();
        Set<String> networks = new TreeSet<>();
        Set<String> hosts = new TreeSet<>();
        Set<String> sizes = new TreeSet<>();
        Set<String> serials = new TreeSet<>();
        Map<String, Set<Long>> luns = new LinkedHashMap<>();
        for (LivePath path : paths) {
            BlockDevice disk = path.device;
            if (disk == null) {
                continue;
            }
            sizes.add(Size.text(path.sectors));
            luns.computeIfAbsent(String.valueOf(disk.targetName()), key -> new TreeSet<>())
                    .add(disk.lun());
            if (!path.identity.serial().isEmpty()) {
                serials.add(path.identity.serial());
            }
            if (usable(path)) {
                portals.add(portal(disk));
                int group = path.identity.portGroup();
                controllers.add(path.identity.tpgs() > 0 && group >= 0 ? "g" + group : "t" + disk.portalGroup());
                networks.add(network(String.valueOf(disk.portal())));
                hosts.add(String.valueOf(disk.targetName()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (portals.isEmpty()) {
            findings.add(new Finding("no_usable_path", "no path can be used"));
        } else if (portals.size() == 1) {
            findings.add(new Finding(
                    "single_portal",
                    "all usable paths go through portal " + portals.iterator().next()));
        } else {
            if (networks.size() == 1) {
                findings.add(new Finding(
                        "single_subnet",
                        "all usable paths are on network " + networks.iterator().next()));
            }
            if (controllers.size() == 1
                    && hosts.size() == 1
                    && paths.get(0).identity.tpgs() > 0) {
                findings.add(new Finding("single_controller", "all usable paths lead to one controller"));
            }
        }
        if (sizes.size() > 1) {
            findings.add(new Finding("size_mismatch", "paths differ in size: " + String.join(", ", sizes)));
        }
        for (Map.Entry<String, Set<Long>> target : luns.entrySet()) {
            String numbers = target.getValue().toString();
            if (target.getValue().size() > 1) {
                findings.add(new Finding(
                        "lun_mismatch",
                        "paths with one WWID lead to different LUNs of " + target.getKey() + ": "
                                + numbers.substring(1, numbers.length() - 1)));
            }
        }
        if (serials.size() > 1) {
            findings.add(new Finding(
                    "serial_mismatch",
                    "paths with one WWID have different serial numbers: " + String.join(", ", serials)));
        }
        return findings;
    }

    /** The portal of a disk as text. */
    static String portal(BlockDevice disk) {
        String address = String.valueOf(disk.portal());
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + disk.portalPort();
    }

    private static String network(String address) {
        int dot = address.lastIndexOf('.');
        if (dot > 0) {
            return address.substring(0, dot) + ".0/24";
        }
        int at = -1;
        for (int i = 0; i < 4; i++) {
            int colon = address.indexOf(':', at + 1);
            if (colon < 0) {
                return address;
            }
            at = colon;
        }
        return address.substring(0, at) + "::/64";
    }
}
