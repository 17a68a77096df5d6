package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.emulator.array.fault.Hold;
import io.vtool.emulator.array.fault.Place;
import io.vtool.emulator.host.HostConfig;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Makes a lab's fault into one that an array's commands meet. */
final class CommandFaults {
    private static final int BUSY = 0x08;
    private static final int TASK_SET_FULL = 0x28;
    private static final int DATA_PROTECT = 0x7;
    private static final int WRITE_PROTECTED = 0x27;
    private static final int SPACE_ALLOCATION_FAILED = 0x07;
    /** WRITE, WRITE AND VERIFY, WRITE SAME, COMPARE AND WRITE: what takes room in the pool. */
    private static final Set<Integer> ALLOCATING = Set.of(0x0a, 0x2a, 0x2e, 0x41, 0x89, 0x8a, 0x8e, 0x93, 0xaa, 0xae);

    private CommandFaults() {}

    static ArrayFault of(LabFault fault, List<HostConfig> hosts, int times) {
        return new ArrayFault(place(fault, hosts), effect(fault), times);
    }

    private static Place place(LabFault fault, List<HostConfig> hosts) {
        String volume = fault.on().substring(fault.on().indexOf('/') + 1);
        Place place = Place.volume(volume);
        String portal = fault.value("portal");
        if (!portal.isEmpty()) {
            place = place.through(portal);
        }
        String host = fault.value("host");
        for (HostConfig config : hosts) {
            place = config.name().equals(host) ? place.forInitiator(config.initiatorName()) : place;
        }
        return place;
    }

    private static Effect effect(LabFault fault) {
        return switch (fault.kind()) {
            case "busy" -> new Effect.StatusReply(BUSY);
            case "task-set-full" -> new Effect.StatusReply(TASK_SET_FULL);
            case "hardware-error" -> Effect.SenseReply.hardware();
            case "medium-error" ->
                new Effect.MediumError(
                        FaultNumbers.parse(fault.value("lba")), FaultNumbers.parse(fault.value("blocks")));
            case "not-ready" -> Effect.SenseReply.notReady((int) FaultNumbers.parse(fault.value("ascq")) & 0xff);
            case "path-offline" -> new Effect.Offline(fault.value("silent").equals("true"));
            case "reserved" -> new Effect.Reserved(hold(fault.value("hold")));
            case "thin-full" ->
                new Effect.SenseReply(DATA_PROTECT, WRITE_PROTECTED, SPACE_ALLOCATION_FAILED, ALLOCATING);
            case "unmapped", "lvm-missing" -> new Effect.Unmapped();
            case "write-protect" -> new Effect.WriteProtected();
            case "sense" -> sense(fault);
            case "unit-attention" -> {
                int[] code = code(fault);
                yield new Effect.Attention(code[1], code[2]);
            }
            default -> throw new IllegalArgumentException("no fault of commands: " + fault.kind());
        };
    }

    private static Hold hold(String word) {
        return switch (word) {
            case "exclusive" -> Hold.EXCLUSIVE_ACCESS;
            case "write-exclusive" -> Hold.WRITE_EXCLUSIVE;
            default -> Hold.valueOf(word.toUpperCase(Locale.ROOT));
        };
    }

    private static Effect sense(LabFault fault) {
        int[] code = code(fault);
        Set<Integer> opcodes = new TreeSet<>();
        String listed = fault.value("opcodes");
        if (!listed.isEmpty()) {
            for (String opcode : listed.split(",")) {
                opcodes.add(FaultNumbers.hex(opcode));
            }
        }
        return new Effect.SenseReply(code[0], code[1], code[2], opcodes);
    }

    private static int[] code(LabFault fault) {
        String[] parts = fault.value("code").split("/");
        return new int[] {FaultNumbers.hex(parts[0]), FaultNumbers.hex(parts[1]), FaultNumbers.hex(parts[2])};
    }
}
