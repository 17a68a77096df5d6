package io.vtool.cli.multipath;

import io.vtool.cli.baseline.Baseline;
import java.util.Set;

/** The paths of a baseline: WWIDs of volumes, and the way that each path takes. */
public final class PathBaseline {
    private final Baseline baseline;

    /**
     * The paths of a baseline.
     *
     * @param baseline the baseline
     */
    public PathBaseline(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The volumes. */
    public Set<String> wwids() {
        return baseline.owners(Baseline.Kind.PATH);
    }

    /**
     * The ways to a volume: portals, or places on the SCSI bus where the baseline was made from a listing.
     *
     * @param wwid its WWID
     */
    public Set<String> ways(String wwid) {
        return baseline.names(Baseline.Kind.PATH, wwid);
    }

    /**
     * Whether the ways to a volume are places on the SCSI bus, of which only the number says something on another day: a session
     * that is made anew gets another host number.
     *
     * @param wwid its WWID
     */
    public boolean isOfPlaces(String wwid) {
        for (String way : ways(wwid)) {
            if (!isPlace(way)) {
                return false;
            }
        }
        return !ways(wwid).isEmpty();
    }

    /** Four numbers between colons; the port of a portal stands behind an address with dots or in brackets. */
    private static boolean isPlace(String way) {
        int colons = 0;
        for (int i = 0; i < way.length(); i++) {
            char c = way.charAt(i);
            colons += c == ':' ? 1 : 0;
            if (c != ':' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return colons == 3;
    }
}
