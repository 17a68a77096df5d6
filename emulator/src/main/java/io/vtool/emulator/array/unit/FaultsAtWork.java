package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.fault.ActiveFaults;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults at work in an array, and what their coming and going does to its logical units. */
final class FaultsAtWork {
    private final Collection<LogicalUnit> units;
    private final TargetPorts ports;
    private final LunMappings mappings;
    private volatile @Nullable ActiveFaults now;

    FaultsAtWork(Collection<LogicalUnit> units, TargetPorts ports, LunMappings mappings) {
        this.units = units;
        this.ports = ports;
        this.mappings = mappings;
    }

    /** Those at work, null if nothing is wrong. */
    @Nullable
    ActiveFaults now() {
        return now;
    }

    /** Puts others to work, and tells the initiators that see other LUNs for it; those at work already go on where they are. */
    synchronized void put(List<ArrayFault> wanted) {
        ActiveFaults before = now;
        ActiveFaults after = wanted.isEmpty() ? null : new ActiveFaults(wanted, before);
        now = after;
        for (LogicalUnit unit : units) {
            unit.bad(after == null ? null : after.badBlocks(unit.volume().name()));
        }
        reserve(before == null ? List.of() : before.reservations(), after == null ? List.of() : after.reservations());
        for (LogicalUnit unit : units) {
            unit.attentions().raise(SenseCode.REPORTED_LUNS_DATA_CHANGED, new Predicate<>() {
                @Override
                public boolean test(Nexus nexus) {
                    return differs(nexus, before, after);
                }
            });
        }
    }

    /** Ends the reservations of faults that are gone, and makes those of faults that are new. */
    private void reserve(List<ArrayFault> before, List<ArrayFault> after) {
        for (LogicalUnit unit : units) {
            String volume = unit.volume().name();
            for (ArrayFault old : before) {
                if (!after.contains(old)
                        && old.place().coversVolume(volume)
                        && old.effect() instanceof Effect.Reserved r) {
                    Stranger.release(unit, r.hold());
                }
            }
            for (ArrayFault wanted : after) {
                boolean isNew = !before.contains(wanted) && wanted.place().coversVolume(volume);
                if (isNew && wanted.effect() instanceof Effect.Reserved r) {
                    Stranger.reserve(unit, r.hold());
                }
            }
        }
    }

    /** What is left: those that are not used up, with the times that remain, and whose reservations nobody has taken away. */
    List<ArrayFault> rest() {
        ActiveFaults active = now;
        List<ArrayFault> rest = new ArrayList<>();
        for (ArrayFault fault : active == null ? List.<ArrayFault>of() : active.rest()) {
            boolean gone = fault.effect() instanceof Effect.Reserved;
            for (LogicalUnit unit : units) {
                gone &= !(fault.place().coversVolume(unit.volume().name()) && Stranger.holds(unit, fault));
            }
            if (!gone) {
                rest.add(fault);
            }
        }
        return rest;
    }

    private boolean differs(Nexus nexus, @Nullable ActiveFaults before, @Nullable ActiveFaults after) {
        TargetPort port = ports.port(nexus);
        TargetConfig target = mappings.target(nexus);
        if (target != null) {
            for (LunConfig mapping : target.luns()) {
                boolean hidden = before != null && before.hides(mapping.volume(), nexus, port);
                if (hidden != (after != null && after.hides(mapping.volume(), nexus, port))) {
                    return true;
                }
            }
        }
        return false;
    }
}
