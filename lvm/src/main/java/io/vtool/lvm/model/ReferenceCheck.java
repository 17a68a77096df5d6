package io.vtool.lvm.model;

import io.vtool.lvm.model.ModelProblem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for segments that name nothing and for volumes that are made of each other; without recursion. */
final class ReferenceCheck {
    private static final char HISTORY_MARK = '-';

    private final VolumeGroup group;
    private final Set<String> names = new HashSet<>();
    private final Map<String, List<String>> uses = new LinkedHashMap<>();
    private final List<ModelProblem> problems = new ArrayList<>();

    private ReferenceCheck(VolumeGroup group) {
        this.group = group;
    }

    static List<ModelProblem> problems(VolumeGroup group) {
        ReferenceCheck check = new ReferenceCheck(group);
        check.collect();
        check.findCycles();
        return check.problems;
    }

    private void collect() {
        Set<String> pvs = new HashSet<>();
        for (PvEntry pv : group.pvs()) {
            pvs.add(pv.key());
        }
        for (LogicalVolume volume : group.volumes()) {
            for (Segment segment : volume.segments()) {
                for (Segment.Area area : segment.areas()) {
                    if (!pvs.contains(area.name())) {
                        use(volume, area.name());
                    }
                }
                for (Segment.Reference reference : segment.references()) {
                    use(volume, reference.name());
                }
            }
        }
    }

    private void use(LogicalVolume volume, String name) {
        if (names().contains(name)) {
            uses.computeIfAbsent(volume.name(), user -> new ArrayList<>()).add(name);
        } else if (name.isEmpty() || name.charAt(0) != HISTORY_MARK) {
            problems.add(new ModelProblem(Kind.DANGLING, group.name() + "/logical_volumes/" + volume.name(), name));
        }
    }

    /** The volumes' names; collected when the first segment is made of a volume, which in most groups none is. */
    private Set<String> names() {
        if (names.isEmpty()) {
            for (LogicalVolume volume : group.volumes()) {
                names.add(volume.name());
            }
        }
        return names;
    }

    private void findCycles() {
        Set<String> done = new HashSet<>();
        for (String user : uses.keySet()) {
            if (!done.contains(user)) {
                walk(user, done);
            }
        }
    }

    private void walk(String first, Set<String> done) {
        Deque<String> path = new ArrayDeque<>();
        Deque<Iterator<String>> rest = new ArrayDeque<>();
        Set<String> onPath = new HashSet<>();
        enter(first, path, rest, onPath);
        while (!path.isEmpty()) {
            Iterator<String> left = rest.element();
            if (!left.hasNext()) {
                rest.remove();
                String finished = path.remove();
                onPath.remove(finished);
                done.add(finished);
                continue;
            }
            String next = left.next();
            if (onPath.contains(next)) {
                String place = group.name() + "/logical_volumes/" + path.element();
                problems.add(new ModelProblem(Kind.CYCLE, place, next));
            } else if (!done.contains(next)) {
                enter(next, path, rest, onPath);
            }
        }
    }

    private void enter(String name, Deque<String> path, Deque<Iterator<String>> rest, Set<String> onPath) {
        path.push(name);
        onPath.add(name);
        rest.push(uses.getOrDefault(name, List.of()).iterator());
    }
}
