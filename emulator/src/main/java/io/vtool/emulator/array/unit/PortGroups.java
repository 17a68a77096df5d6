package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The target ports of an array and the asymmetric access states of their groups (SPC-4 5.15). */
public final class PortGroups {
    /** STATUS CODE: no status available. */
    public static final int NO_STATUS = 0;
    /** STATUS CODE: altered by SET TARGET PORT GROUPS. */
    public static final int ALTERED_BY_COMMAND = 1;
    /** STATUS CODE: altered by implicit asymmetric logical unit access behavior. */
    public static final int ALTERED_IMPLICITLY = 2;

    private final List<TargetPort> ports;
    private final Map<Integer, Group> groups = new TreeMap<>();
    private final Map<Integer, AluaState> given = new TreeMap<>();
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
     * @param ports the ports of the array
     */
    public PortGroups(List<TargetPort> ports) {
        this.ports = List.copyOf(ports);
        for (TargetPort port : ports) {
            AluaState state = port.initialState();
            given.putIfAbsent(port.group(), state);
            groups.putIfAbsent(port.group(), new Group(port.group(), state, NO_STATUS, state == AluaState.OPTIMIZED));
        }
    }

    /**
     * Returns all ports.
     *
     * @return the ports in ascending order of their identifiers
     */
    public List<TargetPort> ports() {
        return ports;
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
     * Finds the port of a nexus.
     *
     * @param nexus the nexus
     * @return null if the array has no such port
     */
    public @Nullable TargetPort port(Nexus nexus) {
        for (TargetPort port : ports) {
            if (port.tpgt() == nexus.targetPortalGroup() && port.targetName().equals(nexus.targetName())) {
                return port;
            }
        }
        return null;
    }

    /**
     * Returns the access state a nexus sees.
     *
     * @param nexus the nexus
     * @return optimized if its port is unknown
     */
    public synchronized AluaState state(Nexus nexus) {
        TargetPort port = port(nexus);
        Group group = port == null ? null : groups.get(port.group());
        return group == null ? AluaState.OPTIMIZED : group.state();
    }

    /**
     * Tells whether the groups began in different states, as those of two controllers do of which one owns the volumes.
     *
     * @return false where all are alike
     */
    public boolean isAsymmetric() {
        for (TargetPort port : ports) {
            if (port.initialState() != ports.get(0).initialState()) {
                return true;
            }
        }
        return false;
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

    /** Changes the state that the array gives a group; what initiators have chosen is over. True if that changed others. */
    synchronized boolean give(int id, AluaState state) {
        given.replace(id, state);
        boolean changed = false;
        for (Map.Entry<Integer, AluaState> group : given.entrySet()) {
            changed |= group.getKey() != id && set(group.getKey(), group.getValue(), ALTERED_IMPLICITLY);
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
