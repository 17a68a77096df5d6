package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which volumes the targets of an array show, at which LUNs, and to whom. */
final class LunMappings {
    private final Map<String, TargetConfig> targets = new LinkedHashMap<>();
    private final IdentityHashMap<TargetConfig, Map<Integer, List<LunConfig>>> byLun = new IdentityHashMap<>();

    LunMappings(List<TargetConfig> targets) {
        for (TargetConfig target : targets) {
            this.targets.put(target.iqn(), target);
        }
    }

    /** The mappings that a nexus may see at a LUN. */
    synchronized List<LunConfig> at(Nexus nexus, int lun) {
        TargetConfig target = admitting(nexus);
        List<LunConfig> seen = new ArrayList<>(1);
        if (target != null) {
            for (LunConfig mapping : byLun(target).getOrDefault(lun, List.of())) {
                if (mapping.visibleTo(nexus.initiatorName())) {
                    seen.add(mapping);
                }
            }
        }
        return seen;
    }

    /** The mappings that a nexus may see, as the definition has them. */
    synchronized List<LunConfig> all(Nexus nexus) {
        TargetConfig target = admitting(nexus);
        List<LunConfig> seen = new ArrayList<>();
        if (target != null) {
            for (LunConfig mapping : target.luns()) {
                if (mapping.visibleTo(nexus.initiatorName())) {
                    seen.add(mapping);
                }
            }
        }
        return seen;
    }

    /** Whether a nexus sees the array's controller as LUN 0. */
    synchronized boolean hasController(Nexus nexus) {
        TargetConfig target = admitting(nexus);
        return target != null && target.controller();
    }

    /** The target that a nexus leads to, null if the array has none of that name. */
    synchronized @Nullable TargetConfig target(Nexus nexus) {
        return targets.get(nexus.targetName());
    }

    synchronized void replace(TargetConfig target) {
        byLun.clear();
        targets.put(target.iqn(), target);
    }

    private @Nullable TargetConfig admitting(Nexus nexus) {
        TargetConfig target = targets.get(nexus.targetName());
        return target == null || !target.admits(nexus.initiatorName()) ? null : target;
    }

    /** The mappings of a target by LUN: to look through them all for each command would take long where they are many. */
    private Map<Integer, List<LunConfig>> byLun(TargetConfig target) {
        Map<Integer, List<LunConfig>> known = byLun.get(target);
        if (known == null) {
            known = new HashMap<>();
            for (LunConfig mapping : target.luns()) {
                List<LunConfig> atLun = known.get(mapping.lun());
                if (atLun == null) {
                    atLun = new ArrayList<>();
                    known.put(mapping.lun(), atLun);
                }
                atLun.add(mapping);
            }
            byLun.put(target, known);
        }
        return known;
    }
}
