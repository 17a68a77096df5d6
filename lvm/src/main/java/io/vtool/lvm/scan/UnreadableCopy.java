package io.vtool.lvm.scan;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.model.ModelProblem;
import java.util.List;

/**
 * A metadata text with the right checksum that is no usable group.
 *
 * @param damage where it is, and what the parser said if it broke the grammar
 * @param problems what the group lacks if the grammar was kept
 */
public record UnreadableCopy(ScannedDevice device, int area, Damage damage, List<ModelProblem> problems) {
    /** Keeps a copy of the list. */
    public UnreadableCopy {
        problems = List.copyOf(problems);
    }
}
