package io.vtool.lvm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata text amounts to.
 *
 * @param group the group, or null if the text lacks what every group must have
 * @param problems what is wrong with the text; entries that cannot be understood are left out of the group and named here
 * @param refusal what lvm2 says, line by line, when it gives up on the text; empty if it takes it.
 * @param corruption what it says when it takes the text and then finds that its extents do not fit together; else empty
 * @param unknownTypes segment types that it does not know
 * @param summary what it says of the few settings that it looks at while it scans devices, if it gives up on them
 */
public record GroupReading(
        @Nullable VolumeGroup group,
        List<ModelProblem> problems,
        List<String> refusal,
        List<String> corruption,
        List<String> unknownTypes,
        List<String> summary) {
    /** Keeps copies of the lists. */
    public GroupReading {
        problems = List.copyOf(problems);
        refusal = List.copyOf(refusal);
        corruption = List.copyOf(corruption);
        unknownTypes = List.copyOf(unknownTypes);
        summary = List.copyOf(summary);
    }

    /** Whether a word is one that may follow a segment type behind a plus sign. */
    public static boolean typeFlag(String word) {
        return SegmentTypes.FLAGS.contains(word);
    }
}
