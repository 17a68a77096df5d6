package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** The target port groups of one array: all portals of a group must give it the same state. */
final class GroupStates {
    private record First(AluaState state, int line) {}

    private final AluaMode mode;
    private final Problems problems;
    private final Map<Integer, First> states = new HashMap<>();

    GroupStates(AluaMode mode, Problems problems) {
        this.mode = mode;
        this.problems = problems;
    }

    void add(Node where, int group, AluaState state) {
        if (mode == AluaMode.NONE && state != AluaState.OPTIMIZED) {
            problems.add(
                    where, "an array with 'alua: none' has no portal states; set 'alua: both' or leave 'state' out");
        }
        First first = states.putIfAbsent(group, new First(state, Problems.line(where)));
        if (first != null && first.state != state) {
            problems.add(where, "port group " + group + " has another state in line " + first.line);
        }
    }
}
