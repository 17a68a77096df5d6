package io.vtool.lvm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata text amounts to.
 *
 * @param group the group, or null if the text lacks what every group must have
 * @param problems what is wrong with the text; entries that cannot be understood are left out of the group and named here
 * @param lines what lvm2 says, line by line, while it reads the text
 * @param taken whether it takes the text; if not, the last lines say why
 * @param corruption what it says when it takes the text and then finds that its extents do not fit together; else empty
 * @param plain whether all volumes lie on PVs alone, so that none can be tied to another one wrongly
 * @param summary what it says of the few settings that it looks at while it scans devices
 * @param listed whether it gets these settings; if not, it gives up on the text at once
 * @param named whether it got as far as the name; then it looks once more, and makes do with the name
 */
public record GroupReading(
        @Nullable VolumeGroup group,
        List<ModelProblem> problems,
        List<ImportLine> lines,
        boolean taken,
        List<String> corruption,
        boolean plain,
        List<ImportLine> summary,
        boolean listed,
        boolean named) {
    /** Keeps copies of the lists. */
    public GroupReading {
        problems = List.copyOf(problems);
        lines = List.copyOf(lines);
        corruption = List.copyOf(corruption);
        summary = List.copyOf(summary);
    }

    /** Whether a word is one that may follow a segment type behind a plus sign. */
    public static boolean typeFlag(String word) {
        return SegmentWords.has(SegmentTypes.FLAGS, word);
    }
}
