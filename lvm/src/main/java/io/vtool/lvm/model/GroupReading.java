package io.vtool.lvm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata text amounts to.
 *
 * @param group the group, or null if the text lacks what every group must have
 * @param problems what is wrong with the text; entries that cannot be understood are left out of the group and named here
 */
public record GroupReading(@Nullable VolumeGroup group, List<ModelProblem> problems) {
    /** Keeps a copy of the list. */
    public GroupReading {
        problems = List.copyOf(problems);
    }
}
