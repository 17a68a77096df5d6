package io.vtool.cli.multipath;

import io.vtool.cli.model.Invocation;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.show.LiveTopology;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * The maps that a command is about, for commands of other areas.
 *
 * @param seen the maps
 * @param captured whether they are of a captured listing, which knows no portals
 */
public record MultipathMaps(List<Seen> seen, boolean captured) {
    /**
     * A map.
     *
     * @param map what a listing shows of it
     * @param ways the portals that its paths go through, or their places on the SCSI bus
     * @param risks what is the matter with its paths beside those that fail
     */
    public record Seen(MultipathMap map, List<String> ways, List<Risk> risks) {}

    /**
     * A weakness of a map.
     *
     * @param words what it is
     * @param mixed whether its paths lead to different volumes: what is written may go to either
     */
    public record Risk(String words, boolean mixed) {}

    /**
     * The maps of a captured listing where {@code --from} names one, else of the host of the lab.
     *
     * @param in what was asked
     */
    public static MultipathMaps look(Invocation in) {
        List<Seen> seen = new ArrayList<>();
        String file = in.value("from");
        if (file != null) {
            for (MultipathMap map : CapturedMaps.read(in, file).maps()) {
                seen.add(new Seen(map, places(map), List.of()));
            }
            return new MultipathMaps(seen, true);
        }
        try (MultipathHost host = LiveMaps.open(in)) {
            LiveMaps found = LiveMaps.look(in, host, false);
            for (LiveMap map : found.inventory().maps) {
                seen.add(live(LiveTopology.of(map), found.inventory().paths));
            }
        }
        return new MultipathMaps(seen, false);
    }

    private static Seen live(MultipathMap map, List<LivePath> all) {
        List<LivePath> paths = new ArrayList<>();
        List<String> portals = new ArrayList<>();
        for (LivePath path : all) {
            BlockDevice disk = path.device;
            if (disk != null && path.map != null && path.wwid.equals(map.wwid())) {
                paths.add(path);
                portals.add(VolumeJudge.portal(disk));
            }
        }
        List<Risk> risks = new ArrayList<>();
        for (VolumeJudge.Finding finding : VolumeJudge.findings(paths)) {
            if (!finding.code().equals("no_usable_path")) {
                risks.add(new Risk(finding.words(), finding.mixesVolumes()));
            }
        }
        return new Seen(map, portals, risks);
    }

    private static List<String> places(MultipathMap map) {
        List<String> places = new ArrayList<>();
        for (PathGroup group : map.groups()) {
            for (Path path : group.paths()) {
                places.add(path.hcil() == null ? String.valueOf(path.dev()) : path.hcil());
            }
        }
        return places;
    }
}
