package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.TargetPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The asymmetric access states that the target port groups of an array have for one logical unit (SPC-4 5.15). */
public final class PortGroups {
    /** STATUS CODE: no status available. */
    public static final int NO_STATUS = 0;
    /** STATUS CODE: altered by SET TARGET PORT GROUPS. */
    public static final int ALTERED_BY_COMMAND = 1;
    /** STATUS CODE: altered by implicit asymmetric logical unit access behavior. */
    public static final int ALTERED_IMPLICITLY = 2;

    private final Map<Integer, Group> groups = new TreeMap<>();
    private final Map<Integer, AluaState> given = new TreeMap<>();
    private final boolean asymmetric;
    private Set<Integer> held = Set.of();

    /**
     * The state of one group.
     *
     * @param id target port group number
     * @param state asymmetric access state
     * @param statusCode why it is so
     * @param preferred PREF bit
     */
    public record Group(int id, AluaState state, int statusCode, boolean preferred) {}

    /**
     * Makes the groups with their first states.
     *
     * @param access what each group begins with
     */
    public PortGroups(Map<Integer, AluaAccess> access) {
        boolean differ = false;
        AluaState first = null;
        for (Map.Entry<Integer, AluaAccess> group : access.entrySet()) {
            AluaState state = group.getValue().state();
            int id = group.getKey();
            given.put(id, state);
            groups.put(id, new Group(id, state, NO_STATUS, group.getValue().preferred()));
            differ |= first != null && first != state;
            first = state;
        }
        this.asymmetric = differ;
    }

    /**
     * Returns all groups as they are now.
     *
     * @return a copy in ascending order
     */
    public synchronized List<Group> groups() {
        return new ArrayList<>(groups.values());
    }

    /**
     * Returns the access state through a port.
     *
     * @param port the port, null for one that is not known
     * @return optimized if the port is unknown
     */
    public synchronized AluaState state(@Nullable TargetPort port) {
        Group group = port == null ? null : groups.get(port.group());
        return group == null ? AluaState.OPTIMIZED : group.state();
    }

    /**
     * Tells whether the groups began in different states, as those of two controllers do of which one owns the volume.
     *
     * @return false where all are alike
     */
    public boolean isAsymmetric() {
        return asymmetric;
    }

    /**
     * Tells whether there is such a group.
     *
     * @param id target port group number
     * @return true if so
     */
    public synchronized boolean contains(int id) {
        return groups.containsKey(id);
    }

    /** The state that the array gave a group, whatever initiators have made of it since; null for a group there is not. */
    synchronized @Nullable AluaState given(int id) {
        return given.get(id);
    }

    /** Whether initiators have made something else of what the array gave. */
    synchronized boolean isChosen() {
        for (Map.Entry<Integer, AluaState> group : given.entrySet()) {
            Group now = groups.get(group.getKey());
            if (now != null && now.state() != group.getValue()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Changes what the array gives a group; what initiators have chosen is over.
     *
     * @param id target port group number
     * @param access what it gives from now on
     * @return whether something about the groups is another way now
     */
    public synchronized boolean give(int id, AluaAccess access) {
        given.replace(id, access.state());
        boolean changed = set(id, access.state(), ALTERED_IMPLICITLY);
        for (Map.Entry<Integer, AluaState> group : given.entrySet()) {
            changed |= set(group.getKey(), group.getValue(), ALTERED_IMPLICITLY);
        }
        Group now = groups.get(id);
        if (now != null && now.preferred() != access.preferred()) {
            groups.put(id, new Group(id, now.state(), now.statusCode(), access.preferred()));
            changed = true;
        }
        return changed;
    }

    /**
     * Tells whether a group stays as it is, whatever initiators ask for.
     *
     * @param id target port group number
     * @return true while something is wrong with the group
     */
    public synchronized boolean isHeld(int id) {
        return held.contains(id);
    }

    /**
     * Names the groups that stay as they are.
     *
     * @param groups target port group numbers, in place of those held until now
     */
    public synchronized void hold(Set<Integer> groups) {
        held = Set.copyOf(groups);
    }

    /**
     * Changes the state of a group.
     *
     * @param id target port group number
     * @param state the new state
     * @param statusCode why
     * @return whether that was a change
     */
    public synchronized boolean set(int id, AluaState state, int statusCode) {
        Group old = groups.get(id);
        if (old == null || old.state() == state) {
            return false;
        }
        groups.put(id, new Group(id, state, statusCode, old.preferred()));
        return true;
    }
}
