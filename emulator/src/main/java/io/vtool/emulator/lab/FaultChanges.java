package io.vtool.emulator.lab;

import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Breaks and mends things in a lab that is in use: the list of its faults, and those that are bytes on volumes. */
final class FaultChanges {
    private static final long IN_FORCE_NANOS = 10_000_000_000L;

    private final LabDirectory directory;
    private final LabDefinition definition;
    private final LabFaults faults;
    private final FaultWatch watch;
    private final LabClock clock;
    private final boolean served;

    FaultChanges(
            LabDirectory directory,
            LabDefinition definition,
            LabFaults faults,
            FaultWatch watch,
            LabClock clock,
            boolean served) {
        this.directory = directory;
        this.definition = definition;
        this.faults = faults;
        this.watch = watch;
        this.clock = clock;
        this.served = served;
    }

    /** Goes on where somebody died who broke or mended something. */
    void recover() throws IOException, LabException {
        if (!served && LvmDamage.isDue(faults.list())) {
            damage().settle();
        }
    }

    /** Breaks things; faults without a beginning begin now. */
    List<LabFault> add(List<LabFault> wanted, long now) throws IOException, LabException {
        boolean damage = false;
        for (LabFault fault : wanted) {
            damage |= LvmDamage.isOne(fault);
            for (LabFault there : LvmDamage.isOne(fault) ? faults.list() : List.<LabFault>of()) {
                if (there.on().equals(fault.on()) && LvmDamage.isOne(there)) {
                    throw new LabException(
                            LabException.Kind.IN_THE_WAY,
                            fault.on(),
                            fault.on() + " is damaged already by fault " + there.id(),
                            "clear that one first");
                }
            }
        }
        List<LabFault> added = faults.add(wanted, now);
        watch.forget();
        if (damage) {
            settle();
            requireListed(added);
        }
        return added;
    }

    /** Has what faults do to the bytes of volumes be done: here, or by the server that has them open. */
    private void settle() throws IOException, LabException {
        if (served) {
            inForce();
        } else {
            damage().settle();
            watch.forget();
        }
    }

    private LvmDamage damage() throws IOException, LabException {
        return new LvmDamage(directory.saved(), faults, new ClosedVolumes(directory, definition, watch), clock);
    }

    /** A server takes away what it cannot do. */
    private void requireListed(List<LabFault> added) throws IOException, LabException {
        for (LabFault fault : added) {
            boolean there = !LvmDamage.isOne(fault);
            for (LabFault listed : faults.list()) {
                there |= listed.id() == fault.id();
            }
            if (!there) {
                throw new LabException(
                        LabException.Kind.UNKNOWN,
                        fault.on(),
                        "the server cannot do " + fault.kind() + " to " + fault.on(),
                        "name a volume that 'volume_groups' of the lab file names");
            }
        }
    }

    /** Mends things, and tells which there were. */
    List<LabFault> clear(Set<Integer> ids) throws IOException, LabException {
        List<LabFault> cleared = new ArrayList<>();
        Set<Integer> others = new HashSet<>();
        for (LabFault fault : faults.list()) {
            if (ids.contains(fault.id()) && LvmDamage.isOne(fault)) {
                faults.change(fault, LvmDamage.ending(fault));
                cleared.add(fault);
            } else if (ids.contains(fault.id())) {
                others.add(fault.id());
            }
        }
        if (!cleared.isEmpty()) {
            settle();
        }
        cleared.addAll(faults.clear(others));
        cleared.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return cleared;
    }

    /** Waits until the list is in force; false if the server has not followed for a while. */
    boolean inForce() throws IOException {
        watch.forget();
        return !served || FaultFollower.await(directory.path(), faults, clock, IN_FORCE_NANOS);
    }
}
