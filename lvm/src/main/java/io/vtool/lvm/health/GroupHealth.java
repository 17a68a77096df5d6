package io.vtool.lvm.health;

import io.vtool.lvm.view.GroupState;
import java.util.List;

/**
 * The state of one group.
 *
 * @param copiesGood metadata copies that are whole and of the newest version
 * @param copiesAll metadata areas in use
 * @param fills of pools and snapshots, as far as they can be known
 * @param findings the worst first
 */
public record GroupHealth(GroupState group, int copiesGood, int copiesAll, List<Fill> fills, List<Finding> findings) {
    /** Keeps copies of the lists. */
    public GroupHealth {
        fills = List.copyOf(fills);
        findings = List.copyOf(findings);
    }

    /** How bad the worst finding is; NOTICE if there is none. */
    public Finding.Severity worst() {
        return worst(findings);
    }

    /** How bad the worst of some findings is. */
    public static Finding.Severity worst(List<Finding> findings) {
        Finding.Severity worst = Finding.Severity.NOTICE;
        for (Finding finding : findings) {
            worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
        }
        return worst;
    }
}
