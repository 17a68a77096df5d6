package io.vtool.cli.lvm;

import io.vtool.lvm.health.Fill;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.thin.OfflineFills;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is found out about the health of groups.
 *
 * @param groups a verdict for each group
 * @param others what is wrong outside of all groups; nothing where groups were named
 */
record HealthReading(List<GroupHealth> groups, List<Finding> others) {
    /**
     * Judges groups.
     *
     * @param reading the devices and what they show
     * @param names the groups, all without
     * @param details is told what could not be read but is not missed
     */
    static HealthReading of(LvmReading reading, List<String> names, Consumer<String> details) {
        List<GroupView> wanted = reading.groups(names);
        Map<String, Fill> offline = new HashMap<>();
        for (GroupView view : wanted) {
            Map<String, String> troubles = new HashMap<>();
            offline.putAll(
                    OfflineFills.of(GroupState.of(view), reading.devices().byName(), troubles));
            for (Map.Entry<String, String> trouble : troubles.entrySet()) {
                details.accept("no fill of " + trouble.getKey() + " from its metadata: " + trouble.getValue());
            }
        }
        List<GroupHealth> healths = new ArrayList<>();
        for (GroupHealth health :
                HealthJudge.groups(reading.inventory(), reading.devices().kernel(), offline)) {
            if (wanted.contains(health.group().view())) {
                healths.add(health);
            }
        }
        return new HealthReading(healths, names.isEmpty() ? HealthJudge.others(reading.inventory()) : List.of());
    }
}
