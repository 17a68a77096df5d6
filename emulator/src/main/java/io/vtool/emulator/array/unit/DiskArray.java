package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.fault.ActiveFaults;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.iscsi.buffer.BufferPool;
import io.vtool.iscsi.node.PrivateFile;
import io.vtool.iscsi.target.Nexus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An array at run time: its logical units, who sees which of them, and its ports. */
public final class DiskArray implements AutoCloseable {
    private static final String CHOSEN = "port-groups";

    private final ArrayConfig config;
    private final TargetPorts ports;
    private final PortGroups portGroups;
    private final Map<String, PortGroups> unitGroups = new LinkedHashMap<>();
    private final ChosenStates chosen;
    private final BufferPool buffers;
    private final LongSupplier millis;
    private final Map<String, LogicalUnit> units = new LinkedHashMap<>();
    private final LunMappings mappings;
    private final FaultsAtWork faults;

    /**
     * Makes the array.
     *
     * @param config its definition
     * @param directory where the files of its volumes are; made if missing
     * @param buffers buffers for blocks on their way
     * @param millis the clock, milliseconds since 1970
     * @param nanos a clock that only goes forward, nanoseconds
     * @throws IOException if saved state cannot be read
     */
    public DiskArray(ArrayConfig config, Path directory, BufferPool buffers, LongSupplier millis, LongSupplier nanos)
            throws IOException {
        this.config = config;
        this.ports = new TargetPorts(config.ports());
        this.portGroups = new PortGroups(config.access());
        this.buffers = buffers;
        this.millis = millis;
        this.mappings = new LunMappings(config.targets());
        Files.createDirectories(directory, PrivateFile.FOLDER);
        this.chosen = new ChosenStates(directory.resolve(CHOSEN));
        fill(unitGroups, config);
        chosen.restore(unitGroups);
        for (VolumeConfig volume : config.volumes()) {
            units.put(volume.name(), new LogicalUnit(volume, directory, nanos));
        }
        this.faults = new FaultsAtWork(units.values(), ports, mappings);
    }

    private static void fill(Map<String, PortGroups> groups, ArrayConfig config) {
        Map<Integer, AluaAccess> alike = config.access();
        for (VolumeConfig volume : config.volumes()) {
            boolean own = !volume.access().isEmpty();
            groups.put(volume.name(), new PortGroups(own ? config.access(volume) : alike));
        }
    }

    /**
     * Tells how the port groups of an array are that does not run here.
     *
     * @param config its definition
     * @param directory where the files of its volumes are
     * @return the groups of each volume by its name, with what initiators have chosen
     * @throws IOException if saved state cannot be read
     */
    public static Map<String, PortGroups> groups(ArrayConfig config, Path directory) throws IOException {
        Map<String, PortGroups> groups = new LinkedHashMap<>();
        fill(groups, config);
        new ChosenStates(directory.resolve(CHOSEN)).restore(groups);
        return groups;
    }

    /**
     * Starts the array as one that was without power: what was registered without being made to survive that is gone.
     *
     * @throws IOException if that cannot be kept
     */
    public void powerOn() throws IOException {
        for (LogicalUnit unit : units.values()) {
            unit.powerOn();
        }
    }

    /**
     * Returns the definition of the array.
     *
     * @return the definition
     */
    public ArrayConfig config() {
        return config;
    }

    /**
     * Returns the target ports.
     *
     * @return the ports
     */
    public TargetPorts ports() {
        return ports;
    }

    /**
     * Returns the port groups of the array itself, for units that are no volumes.
     *
     * @return the groups
     */
    public PortGroups portGroups() {
        return portGroups;
    }

    /**
     * Returns the port groups of a logical unit.
     *
     * @param unit one of the array's
     * @return the groups
     */
    public PortGroups portGroups(LogicalUnit unit) {
        return Objects.requireNonNull(unitGroups.get(unit.volume().name()));
    }

    /**
     * Returns the buffers for blocks on their way.
     *
     * @return the pool
     */
    public BufferPool buffers() {
        return buffers;
    }

    /**
     * Returns the time.
     *
     * @return milliseconds since 1970
     */
    public long now() {
        return millis.getAsLong();
    }

    /**
     * Returns all logical units.
     *
     * @return in the order of the definition
     */
    public Collection<LogicalUnit> units() {
        return units.values();
    }

    /**
     * Finds the logical unit of a volume.
     *
     * @param volume name of the volume
     * @return null if there is no such volume
     */
    public @Nullable LogicalUnit unit(String volume) {
        return units.get(volume);
    }

    /**
     * Finds what a nexus sees behind a LUN.
     *
     * @param nexus the nexus
     * @param lun logical unit number
     * @return null if the LUN is not mapped for it
     */
    public @Nullable LogicalUnit unit(Nexus nexus, int lun) {
        for (LunConfig mapping : mappings.at(nexus, lun)) {
            if (!hidden(nexus, mapping)) {
                return units.get(mapping.volume());
            }
        }
        return null;
    }

    /**
     * Returns all that a nexus sees.
     *
     * @param nexus the nexus
     * @return logical units by LUN, ascending
     */
    public SortedMap<Integer, LogicalUnit> luns(Nexus nexus) {
        SortedMap<Integer, LogicalUnit> luns = new TreeMap<>();
        for (LunConfig mapping : mappings.all(nexus)) {
            LogicalUnit unit = units.get(mapping.volume());
            if (unit != null && !hidden(nexus, mapping)) {
                luns.putIfAbsent(mapping.lun(), unit);
            }
        }
        return luns;
    }

    private boolean hidden(Nexus nexus, LunConfig mapping) {
        ActiveFaults now = faults.now();
        return now != null && now.hides(mapping.volume(), nexus, ports.port(nexus));
    }

    /**
     * Tells whether a nexus sees the array's controller as LUN 0.
     *
     * @param nexus the nexus
     * @return true if its target shows it
     */
    public boolean hasController(Nexus nexus) {
        return mappings.hasController(nexus);
    }

    /**
     * Returns the faults at work.
     *
     * @return null if nothing is wrong
     */
    public @Nullable ActiveFaults faults() {
        return faults.now();
    }

    /**
     * Puts other faults to work, and tells the initiators that see other LUNs for it.
     *
     * @param wanted all faults from now on; those at work already go on where they are
     */
    public void faults(List<ArrayFault> wanted) {
        faults.put(wanted);
    }

    /**
     * Returns what is left of the faults.
     *
     * @return those that are not used up, with the times that remain, and whose reservations nobody has taken away
     */
    public List<ArrayFault> restOfFaults() {
        return faults.rest();
    }

    /**
     * Tells whether a logical unit is protected from the writes of a nexus.
     *
     * @param unit the logical unit
     * @param nexus the nexus
     * @return whether its volume is, or a fault has it so
     */
    public boolean writeProtected(LogicalUnit unit, Nexus nexus) {
        ActiveFaults now = faults.now();
        return unit.volume().writeProtect()
                || now != null && now.protects(unit.volume().name(), nexus, ports.port(nexus));
    }

    /**
     * Gives a port group another access to a logical unit and tells the initiators.
     *
     * @param unit the logical unit
     * @param group target port group number
     * @param access what the array gives from now on
     */
    public void give(LogicalUnit unit, int group, AluaAccess access) {
        if (portGroups(unit).give(group, access)) {
            unit.attentions().raise(SenseCode.ASYMMETRIC_ACCESS_STATE_CHANGED);
        }
    }

    /**
     * Changes the state of a port group for a logical unit as an initiator asked for, and tells the others.
     *
     * @param unit the logical unit
     * @param group target port group number
     * @param state the new state
     * @param statusCode why, one of the constants of {@link PortGroups}
     * @param cause the nexus that asked for it and need not be told
     */
    public void choose(LogicalUnit unit, int group, AluaState state, int statusCode, Nexus cause) {
        if (portGroups(unit).set(group, state, statusCode)) {
            unit.attentions().raise(SenseCode.ASYMMETRIC_ACCESS_STATE_CHANGED, nexus -> !nexus.equals(cause));
        }
    }

    /**
     * Names the port groups that stay as they are for a volume, whatever initiators ask for.
     *
     * @param volume its name
     * @param groups target port group numbers, in place of those held until now
     */
    public void hold(String volume, Set<Integer> groups) {
        Objects.requireNonNull(unitGroups.get(volume)).hold(groups);
    }

    /**
     * Keeps the states that initiators have chosen for the port groups, for the next time the array is started.
     *
     * @throws IOException if they cannot be written
     */
    public void keepStates() throws IOException {
        chosen.save(unitGroups);
    }

    /**
     * Replaces the definition of a target, for one its LUN mappings, and tells its initiators.
     *
     * @param target the new definition, of a target the array has
     */
    public void replace(TargetConfig target) {
        mappings.replace(target);
        for (LogicalUnit unit : units.values()) {
            unit.attentions()
                    .raise(
                            SenseCode.REPORTED_LUNS_DATA_CHANGED,
                            nexus -> nexus.targetName().equals(target.iqn()));
        }
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (LogicalUnit unit : units.values()) {
            try {
                unit.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
