package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The target port groups of one array: all portals of a group must give it the same state, and a volume may be at home in
 * another group than the others.
 */
final class GroupStates {
    private record First(AluaState state, int line) {}

    private record Home(Node where, int group) {}

    private final AluaMode mode;
    private final Problems problems;
    private final Map<Integer, First> states = new TreeMap<>();
    private final Map<String, Home> homes = new HashMap<>();

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

    /** Takes down the group whose controller a volume would like to be served by. */
    void prefer(Node where, String volume, int group) {
        homes.put(volume, new Home(where, group));
    }

    /** The access to a volume that differs from what the portals say, when all of them are known. */
    Map<Integer, AluaAccess> access(String volume) {
        Home home = homes.get(volume);
        Map<Integer, AluaAccess> access = new TreeMap<>();
        if (home == null) {
            return access;
        }
        if (mode == AluaMode.NONE) {
            problems.add(
                    home.where,
                    "an array with 'alua: none' prefers no port group; set 'alua: both' or leave"
                            + " 'preferred_group' out");
        } else if (!states.containsKey(home.group)) {
            problems.add(
                    home.where,
                    "no portal of the array is in port group " + home.group + "; there is " + states.keySet());
        }
        for (Map.Entry<Integer, First> group : states.entrySet()) {
            AluaState state = group.getValue().state;
            AluaState other = state == AluaState.OPTIMIZED ? AluaState.NON_OPTIMIZED : state;
            boolean own = group.getKey() == home.group;
            access.put(group.getKey(), new AluaAccess(own ? AluaState.OPTIMIZED : other, own));
        }
        return access;
    }
}
