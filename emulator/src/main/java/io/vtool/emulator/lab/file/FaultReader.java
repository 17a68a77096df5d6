package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.fault.FaultChecker;
import io.vtool.emulator.lab.fault.FaultKey;
import io.vtool.emulator.lab.fault.FaultKinds;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a fault of a lab file. */
final class FaultReader {
    private FaultReader() {}

    static @Nullable LabFault read(
            Node node,
            List<ArrayConfig> arrays,
            List<HostConfig> hosts,
            List<DfsrGroupConfig> dfsr,
            Problems problems) {
        List<String> keys = new ArrayList<>(List.of("kind", "on", "since"));
        for (FaultKey key : FaultKinds.allKeys()) {
            keys.add(key.name());
        }
        Section section = new Section(node, "fault", keys, problems);
        String kind = section.required("kind");
        String on = section.required("on");
        if (!section.has("kind") || !section.has("on")) {
            return null;
        }
        Map<String, String> values = new TreeMap<>();
        for (FaultKey key : FaultKinds.allKeys()) {
            if (section.has(key.name())) {
                values.put(key.name(), section.text(key.name(), ""));
            }
        }
        FaultChecker checker = new FaultChecker(arrays, hosts, dfsr, problems::clause);
        LabFault fault = checker.check(kind, on, values);
        for (FaultChecker.Mistake mistake : checker.mistakes()) {
            if (!mistake.absent() || !problems.nameless()) {
                problems.add(section.at(mistake.key()), mistake.message());
            }
        }
        long since = Span.parse(section.text("since", "0s"));
        if (since < 0) {
            problems.add(section.at("since"), "'since' of fault is how long ago it began, such as 10m");
        }
        return fault == null ? null : fault.numbered(0, -since);
    }
}
