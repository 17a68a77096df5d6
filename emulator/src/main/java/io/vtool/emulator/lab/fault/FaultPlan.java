package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.Uplink;
import io.vtool.iscsi.target.PortalFault;
import io.vtool.scsi.table.EnumNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the faults of a lab come to at one moment: what is wrong in each array and on the way to each portal. */
public final class FaultPlan {
    private final List<ArrayConfig> arrays;
    private final List<HostConfig> hosts;
    private final Map<String, List<ArrayFault>> commands = new HashMap<>();
    private final Map<LabFault, ArrayFault> counted = new LinkedHashMap<>();
    private final AccessPlan access = new AccessPlan();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, VolumeConfig> copies = new HashMap<>();
    private final WayPlan ways;

    private FaultPlan(List<ArrayConfig> arrays, List<HostConfig> hosts, long now) {
        this.arrays = arrays;
        this.hosts = hosts;
        this.ways = new WayPlan(now);
    }

    /**
     * Works faults out.
     *
     * @param arrays the lab's arrays
     * @param hosts the lab's hosts
     * @param faults its faults
     * @param now the lab's time, milliseconds since 1970
     * @return what they come to
     */
    public static FaultPlan of(List<ArrayConfig> arrays, List<HostConfig> hosts, List<LabFault> faults, long now) {
        FaultPlan plan = new FaultPlan(arrays, hosts, now);
        for (LabFault fault : faults) {
            plan.add(fault);
        }
        return plan;
    }

    private void add(LabFault fault) {
        switch (fault.kind()) {
            case "alua" -> alua(fault);
            case "failover" -> prefer(fault.on(), group(fault), AluaState.OPTIMIZED, AluaState.NON_OPTIMIZED);
            case "controller-down" -> controllerDown(fault);
            case "portal-refuse", "portal-unreachable" -> ways.cut(fault.on(), PortalFaults.of(fault), fault.since());
            case "portal-flap" -> ways.flap(fault);
            case "portal-slow" -> ways.spoil(fault.on(), PortalFaults.of(fault));
            case "portal-reset", "corrupt-digest" -> ways.spoil(fault, PortalFaults.of(fault));
            case "resize" -> sizes.put(fault.on(), Long.parseLong(fault.value("size")));
            case "duplicate-wwid" -> duplicate(fault);
            case "lvm-checksum", "lvm-duplicate" -> {}
            default -> {
                if (!fault.kind().startsWith("dfsr-")) {
                    command(fault);
                }
            }
        }
    }

    private static int group(LabFault fault) {
        return Integer.parseInt(fault.value("group"));
    }

    private static AluaState state(String word) {
        return EnumNames.find(AluaState.values(), word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void alua(LabFault fault) {
        AluaState state = state(fault.value("state"));
        String preferred = fault.value("preferred");
        AluaAccess given = preferred.isEmpty() ? AluaAccess.of(state) : new AluaAccess(state, preferred.equals("true"));
        access(fault.on(), group(fault), given, fault.value("fixed").equals("true"));
    }

    /** Changes the access through a group to an array's volumes, or to one of them. */
    private void access(String place, int group, AluaAccess given, boolean fixed) {
        int slash = place.indexOf('/');
        String array = slash < 0 ? place : place.substring(0, slash);
        if (array(array).alua() != AluaMode.NONE) { // otherwise its ports have no states
            access.set(array, slash < 0 ? AccessPlan.ALL : place.substring(slash + 1), group, given, fixed);
        }
    }

    /** Gives one group of an array or a volume a state and all others another. */
    private void prefer(String place, int group, AluaState one, AluaState others) {
        int slash = place.indexOf('/');
        for (int other :
                array(slash < 0 ? place : place.substring(0, slash)).access().keySet()) {
            access(place, other, AluaAccess.of(other == group ? one : others), true);
        }
    }

    private ArrayConfig array(String name) {
        for (ArrayConfig array : arrays) {
            if (array.name().equals(name)) {
                return array;
            }
        }
        throw new IllegalArgumentException("no array " + name);
    }

    private void controllerDown(LabFault fault) {
        int group = group(fault);
        prefer(fault.on(), group, AluaState.UNAVAILABLE, AluaState.OPTIMIZED);
        for (TargetConfig target : array(fault.on()).targets()) {
            for (PortalConfig portal : target.portals()) {
                if (portal.portGroup() == group) {
                    ways.cut(portal.address(), PortalFault.silent(), fault.since());
                }
            }
        }
    }

    private void duplicate(LabFault fault) {
        VolumeConfig of = volume(fault.value("of"));
        VolumeConfig own = volume(fault.on());
        copies.put(fault.on(), own.withIdentity(of.naa(), of.serial()));
    }

    private VolumeConfig volume(String place) {
        int slash = place.indexOf('/');
        for (VolumeConfig volume : array(place.substring(0, slash)).volumes()) {
            if (volume.name().equals(place.substring(slash + 1))) {
                return volume;
            }
        }
        throw new IllegalArgumentException("no volume " + place);
    }

    private void command(LabFault fault) {
        int slash = fault.on().indexOf('/');
        ArrayConfig array = array(fault.on().substring(0, slash));
        ArrayFault met = CommandFaults.of(fault, hosts, fault.times());
        commands.computeIfAbsent(array.name(), name -> new ArrayList<>()).add(met);
        if (met.times() > 0 || met.effect() instanceof Effect.Reserved) {
            counted.put(fault, met);
        }
    }

    /**
     * Returns the faults that end by themselves: those that are met some number of times only, and reservations, which somebody
     * may take away.
     *
     * @param array name of an array
     * @return what commands meet, by the lab's fault
     */
    public Map<LabFault, ArrayFault> counted(String array) {
        Map<LabFault, ArrayFault> own = new LinkedHashMap<>();
        for (Map.Entry<LabFault, ArrayFault> entry : counted.entrySet()) {
            if (entry.getKey().on().startsWith(array + "/")) {
                own.put(entry.getKey(), entry.getValue());
            }
        }
        return own;
    }

    /**
     * Returns the faults of portals that are met some number of times only.
     *
     * @return the lab's faults
     */
    public List<LabFault> countedWays() {
        return ways.counted();
    }

    /**
     * Returns the faults that commands meet in an array.
     *
     * @param array its name
     * @return in the order of the lab's list
     */
    public List<ArrayFault> commands(String array) {
        return commands.getOrDefault(array, List.of());
    }

    /**
     * Returns the target port groups that stay as they are for a volume, whatever hosts ask for.
     *
     * @param array name of its array
     * @param volume its name
     * @return numbers of groups
     */
    public Set<Integer> fixed(String array, String volume) {
        return access.fixed(array, volume);
    }

    /**
     * Returns what is wrong with the ways to portals.
     *
     * @return by their addresses in the definition
     */
    public Map<String, PortalFault> portals() {
        return ways.portals();
    }

    /**
     * Tells since when a portal is out of reach.
     *
     * @param portal its address in the definition
     * @return milliseconds since 1970 by the lab's clock, 0 if it can be reached
     */
    public long downSince(String portal) {
        return ways.downSince(portal);
    }

    /**
     * Tells whether a portal is one of the lab's.
     *
     * @param portal an address
     * @return whether the definition has it
     */
    public boolean knows(String portal) {
        for (ArrayConfig array : arrays) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig own : target.portals()) {
                    if (own.address().equals(portal)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Tells whether a portal comes and goes by itself.
     *
     * @param portal its address in the definition
     * @return null if it does not, or is out of reach for another reason anyway
     */
    public Uplink.@Nullable Cycle cycle(String portal) {
        return ways.cycle(portal);
    }

    /**
     * Returns an array as the faults have it: capacities, identifiers and states of port groups.
     *
     * @param array the definition
     * @return the definition to start it with
     */
    public ArrayConfig applied(ArrayConfig array) {
        List<VolumeConfig> volumes = new ArrayList<>();
        for (VolumeConfig volume : array.volumes()) {
            volumes.add(applied(array, volume));
        }
        List<TargetConfig> targets = new ArrayList<>();
        for (TargetConfig target : array.targets()) {
            List<PortalConfig> ways = new ArrayList<>();
            for (PortalConfig p : target.portals()) {
                AluaState state = access.state(array.name(), p.portGroup(), p.state());
                ways.add(new PortalConfig(p.address(), p.tpgt(), p.portGroup(), state));
            }
            targets.add(target.withPortals(ways));
        }
        return new ArrayConfig(
                array.name(), array.vendor(), array.product(), array.revision(), array.alua(), volumes, targets);
    }

    /**
     * Returns a volume as the faults have it.
     *
     * @param array its array
     * @param volume its definition
     * @return its definition with the capacity, the identifiers and the access that hold now
     */
    public VolumeConfig applied(ArrayConfig array, VolumeConfig volume) {
        String place = array.name() + "/" + volume.name();
        VolumeConfig copy = copies.getOrDefault(place, volume);
        Long size = sizes.get(place);
        VolumeConfig now = size == null ? copy : copy.withSize(size);
        Map<Integer, AluaAccess> groups = access.access(array, volume);
        return groups.equals(now.access()) ? now : now.withAccess(groups);
    }
}
