package io.vtool.lvm.scan;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.model.ModelProblem;
import java.util.List;

/**
 * A metadata text with the right checksum that is no usable group.
 *
 * @param damage where it is, and what the parser said if it broke the grammar
 * @param problems what the group lacks if the grammar was kept
 * @param refusal the same in lvm2's words
 */
public record UnreadableCopy(
        ScannedDevice device, int area, Damage damage, List<ModelProblem> problems, List<ImportLine> refusal) {
    /** Keeps copies of the lists. */
    public UnreadableCopy {
        problems = List.copyOf(problems);
        refusal = List.copyOf(refusal);
    }
}
