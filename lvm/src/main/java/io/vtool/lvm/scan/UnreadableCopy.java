package io.vtool.lvm.scan;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.model.ModelProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metadata text with the right checksum that is no usable group.
 *
 * @param damage where it is, and what the parser said if it broke the grammar
 * @param problems what the group lacks if the grammar was kept
 * @param refusal the same in lvm2's words
 * @param nameOnly the name of a group that lacks an identifier, with which lvm2 makes do while it scans; null of other texts
 */
public record UnreadableCopy(
        ScannedDevice device,
        int area,
        Damage damage,
        List<ModelProblem> problems,
        List<ImportLine> refusal,
        @Nullable String nameOnly) {
    /** Keeps copies of the lists. */
    public UnreadableCopy {
        problems = List.copyOf(problems);
        refusal = List.copyOf(refusal);
    }
}
