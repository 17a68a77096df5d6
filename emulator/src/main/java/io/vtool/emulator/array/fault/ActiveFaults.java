package io.vtool.emulator.array.fault;

import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.store.BadBlocks;
import io.vtool.iscsi.target.Nexus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of one array at work. The set never changes; another one takes its place. */
public final class ActiveFaults {
    private static final int NOT_READY = 0x2;

    private final List<ActiveFault> faults = new ArrayList<>();

    /**
     * Puts faults to work. One that was at work before goes on where it was.
     *
     * @param wanted the faults
     * @param before the set whose place this one takes, null if none
     */
    public ActiveFaults(List<ArrayFault> wanted, @Nullable ActiveFaults before) {
        List<ActiveFault> old = before == null ? new ArrayList<>() : new ArrayList<>(before.faults);
        for (ArrayFault fault : wanted) {
            faults.add(take(old, fault));
        }
    }

    private static ActiveFault take(List<ActiveFault> old, ArrayFault fault) {
        for (ActiveFault candidate : old) {
            if (candidate.fault().equals(fault)) {
                old.remove(candidate);
                return candidate;
            }
        }
        return new ActiveFault(fault);
    }

    /**
     * Returns what is left of the faults: those that are used up are gone, the others have their remaining times.
     *
     * @return in the order given
     */
    public List<ArrayFault> rest() {
        List<ArrayFault> rest = new ArrayList<>();
        for (ActiveFault fault : faults) {
            ArrayFault left = fault.rest();
            if (left != null) {
                rest.add(left);
            }
        }
        return rest;
    }

    /**
     * Forgets a session that is over.
     *
     * @param nexus its nexus
     */
    public void nexusLost(Nexus nexus) {
        for (ActiveFault fault : faults) {
            fault.forget(nexus.sessionHandle());
        }
    }

    /**
     * Tells whether a volume is hidden from a nexus.
     *
     * @param volume name of the volume
     * @param nexus the nexus
     * @param port its port
     * @return whether an {@link Effect.Unmapped} covers it
     */
    public boolean hides(String volume, Nexus nexus, @Nullable TargetPort port) {
        return has(Effect.Unmapped.class, volume, nexus, port);
    }

    /**
     * Tells whether a volume is protected from the writes of a nexus.
     *
     * @param volume name of the volume
     * @param nexus the nexus
     * @param port its port
     * @return whether a {@link Effect.WriteProtected} covers it
     */
    public boolean protects(String volume, Nexus nexus, @Nullable TargetPort port) {
        return has(Effect.WriteProtected.class, volume, nexus, port);
    }

    private boolean has(Class<? extends Effect> kind, String volume, Nexus nexus, @Nullable TargetPort port) {
        for (ActiveFault active : faults) {
            ArrayFault fault = active.fault();
            if (kind.isInstance(fault.effect()) && fault.place().covers(volume, nexus, port)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a volume gives a nexus no answer at all.
     *
     * @param volume name of the volume
     * @param nexus the nexus
     * @param port its port
     * @return whether a silent {@link Effect.Offline} covers it
     */
    public boolean silences(String volume, Nexus nexus, @Nullable TargetPort port) {
        for (ActiveFault active : faults) {
            ArrayFault fault = active.fault();
            boolean silent = fault.effect() instanceof Effect.Offline offline && offline.silent();
            if (silent && fault.place().covers(volume, nexus, port) && active.meet()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds why a volume is not ready for a nexus, without using anything up.
     *
     * @param volume name of the volume
     * @param nexus the nexus
     * @param port its port
     * @return an {@link Effect.Offline}, or an {@link Effect.SenseReply} of key NOT READY to all commands; null if it is ready
     */
    public @Nullable Effect notReady(String volume, Nexus nexus, @Nullable TargetPort port) {
        for (ActiveFault active : faults) {
            Effect effect = active.fault().effect();
            boolean unready = effect instanceof Effect.Offline
                    || effect instanceof Effect.SenseReply reply
                            && reply.key() == NOT_READY
                            && reply.opcodes().isEmpty();
            if (unready && active.rest() != null && active.fault().place().covers(volume, nexus, port)) {
                return effect;
            }
        }
        return null;
    }

    /**
     * Finds what stops a command before it is looked at, and uses it up by one.
     *
     * @param volume name of the volume
     * @param nexus the nexus
     * @param port its port
     * @param opcode operation code of the command
     * @param always whether the command is one that always works
     * @return an {@link Effect.Offline}, {@link Effect.StatusReply}, {@link Effect.SenseReply} or {@link Effect.Attention};
     *     null if nothing does
     */
    public @Nullable Effect strike(String volume, Nexus nexus, @Nullable TargetPort port, int opcode, boolean always) {
        for (ActiveFault active : faults) {
            Effect effect = active.fault().effect();
            if (stops(effect, opcode, always) && active.fault().place().covers(volume, nexus, port)) {
                boolean attention = effect instanceof Effect.Attention;
                if (attention ? active.meet(nexus.sessionHandle()) : active.meet()) {
                    return effect;
                }
            }
        }
        return null;
    }

    private static boolean stops(Effect effect, int opcode, boolean always) {
        if (effect instanceof Effect.SenseReply reply && !reply.opcodes().isEmpty()) {
            return reply.opcodes().contains(opcode);
        }
        return !always
                && (effect instanceof Effect.Offline offline && !offline.silent()
                        || effect instanceof Effect.StatusReply
                        || effect instanceof Effect.SenseReply
                        || effect instanceof Effect.Attention);
    }

    /**
     * Picks out the reservations that strangers are to hold.
     *
     * @return faults with a {@link Effect.Reserved}, as they were given
     */
    public List<ArrayFault> reservations() {
        List<ArrayFault> reserved = new ArrayList<>();
        for (ActiveFault active : faults) {
            if (active.fault().effect() instanceof Effect.Reserved) {
                reserved.add(active.fault());
            }
        }
        return reserved;
    }

    /**
     * Picks out the medium errors of a volume.
     *
     * @param volume name of the volume
     * @return null if it has none
     */
    public @Nullable BadBlocks badBlocks(String volume) {
        List<ActiveFault> bad = new ArrayList<>();
        for (ActiveFault active : faults) {
            ArrayFault fault = active.fault();
            if (fault.effect() instanceof Effect.MediumError && fault.place().coversVolume(volume)) {
                bad.add(active);
            }
        }
        return bad.isEmpty() ? null : new MediumErrors(bad);
    }
}
