package io.vtool.emulator.lab;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.fault.FaultNumbers;
import io.vtool.emulator.lab.fault.LabFault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * What the programs of a host do to a volume, as far as a fault is met by it: there are faults that nobody sees who only looks
 * at paths. A block is read, or read and written again as it was, so that nothing changes even where the fault has just gone.
 */
final class FaultyWork {
    private static final byte READ_10 = 0x28;
    private static final byte WRITE_10 = 0x2a;
    private static final byte READ_16 = (byte) 0x88;
    private static final byte WRITE_16 = (byte) 0x8a;
    private static final long MAX_LBA_10 = 0xffffffffL;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> READS = List.of("0x28", "0x88");
    private static final List<String> WRITES = List.of("0x2a", "0x8a");

    private FaultyWork() {}

    /** Whether a host meets a fault by its work. One that is met a number of times only is left for whoever comes. */
    static boolean meets(LabFault fault) {
        return !fault.values().containsKey("times") && (reads(fault) || writes(fault));
    }

    private static boolean reads(LabFault fault) {
        return fault.kind().equals("medium-error") || concerns(fault, READS);
    }

    private static boolean writes(LabFault fault) {
        return switch (fault.kind()) {
            case "thin-full", "write-protect", "reserved" -> true;
            default -> concerns(fault, WRITES);
        };
    }

    private static boolean concerns(LabFault fault, List<String> opcodes) {
        for (String opcode : fault.values().getOrDefault("opcodes", "").split(",")) {
            if (opcodes.contains(opcode)) {
                return true;
            }
        }
        return false;
    }

    /** Does some of it through one path; how it ends stands in the host's log. */
    static void on(EmulatedHost host, HostDisk disk, LabFault fault) {
        long lba = fault.kind().equals("medium-error") ? FaultNumbers.parse(fault.value("lba")) : 0;
        boolean far = lba > MAX_LBA_10;
        ScsiAnswer read =
                host.execute(disk, cdb(far ? READ_16 : READ_10, lba, far), disk.blockSize(), new byte[0], TIMEOUT);
        if (writes(fault)) {
            byte[] block = read.data().length == disk.blockSize() ? read.data() : new byte[0];
            if (block.length > 0) {
                host.execute(disk, cdb(far ? WRITE_16 : WRITE_10, lba, far), 0, block, TIMEOUT);
            }
        }
    }

    /** For one block. */
    private static byte[] cdb(byte opcode, long lba, boolean far) {
        ByteBuffer cdb = ByteBuffer.allocate(far ? 16 : 10).put(0, opcode);
        return far
                ? cdb.putLong(2, lba).putInt(10, 1).array()
                : cdb.putInt(2, (int) lba).putShort(7, (short) 1).array();
    }
}
