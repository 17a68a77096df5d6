package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** Finds how good a path is; more is better, -1 is an error. */
public interface Prioritizer {
    /**
     * Finds the priority of a path.
     *
     * @param path the path
     * @param arguments the configured arguments, null for none
     * @param questions what may be asked
     */
    int priority(LivePath path, @Nullable String arguments, Questions questions);

    /** The prioritizer of a name; one that is not known counts as {@code const}. */
    static Prioritizer named(String name) {
        return switch (name) {
            case "alua", "sysfs" -> new AccessStatePriority();
            case "rdac" -> new RdacPriority();
            case "emc" -> new ClariionPriority();
            case "hp_sw" -> new HpSwitchPriority();
            case "hds" -> new HitachiPriority();
            case "ontap" -> new OntapPriority();
            case "weightedpath" -> new WeightedPath();
            case "iet" -> new PreferredAddress();
            case "datacore" -> new DatacorePriority();
            case "random" -> new RandomPriority();
            case "path_latency" -> new PathLatency();
            default -> new ConstantPriority();
        };
    }
}
