package io.vtool.multipath.probe;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.ScsiReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The questions to one path. An answer that every part of one command may share is asked for once. */
public final class Probe {
    private static final int INQUIRY = 0x12;
    private static final int READ_10 = 0x28;
    private static final int VENDOR_C0 = 0xc0;
    private static final int MAINTENANCE_IN = 0xa3;
    private static final int REPORT_TARGET_PORT_GROUPS = 0x0a;
    private static final int STANDARD_LENGTH = 96;
    private static final int PAGE_LENGTH = 252;
    private static final int GROUPS_LENGTH = 1024;

    private final Machine machine;
    private final BlockDevice device;
    private @Nullable ScsiReply ready;
    private @Nullable ScsiReply groups;
    private @Nullable ScsiReply firstBlock;

    /** Questions to a device. */
    public Probe(Machine machine, BlockDevice device) {
        this.machine = machine;
        this.device = device;
    }

    /** The device asked. */
    public BlockDevice device() {
        return device;
    }

    /** TEST UNIT READY; what it says about the state of the path holds for the whole command. */
    public synchronized ScsiReply testUnitReady(Duration timeout) {
        ScsiReply reply = ready;
        if (reply == null) {
            reply = machine.execute(device, new byte[6], 0, timeout);
            ready = reply;
        }
        return reply;
    }

    /** Asks TEST UNIT READY once more, as after a unit attention. */
    public synchronized ScsiReply testUnitReadyAgain(Duration timeout) {
        ready = null;
        return testUnitReady(timeout);
    }

    /** Standard INQUIRY data. */
    public ScsiReply inquiry(Duration timeout) {
        return inquiry(false, 0, STANDARD_LENGTH, timeout);
    }

    /** A vital product data page. */
    public ScsiReply page(int page, Duration timeout) {
        return inquiry(true, page, PAGE_LENGTH, timeout);
    }

    private ScsiReply inquiry(boolean vital, int page, int length, Duration timeout) {
        byte[] cdb = {INQUIRY, (byte) (vital ? 1 : 0), (byte) page, 0, (byte) length, 0};
        return machine.execute(device, cdb, length, timeout);
    }

    /** REPORT TARGET PORT GROUPS. */
    public synchronized ScsiReply targetPortGroups(Duration timeout) {
        ScsiReply reply = groups;
        if (reply == null) {
            byte[] cdb = new byte[12];
            cdb[0] = (byte) MAINTENANCE_IN;
            cdb[1] = REPORT_TARGET_PORT_GROUPS;
            cdb[8] = (byte) (GROUPS_LENGTH >> 8);
            reply = machine.execute(device, cdb, GROUPS_LENGTH, timeout);
            groups = reply;
        }
        return reply;
    }

    /** Reads the first block. */
    public synchronized ScsiReply firstBlock(Duration timeout) {
        ScsiReply reply = firstBlock;
        if (reply == null) {
            reply = readFirstBlock(timeout);
            firstBlock = reply;
        }
        return reply;
    }

    /** Reads the first block, however often that was done before. */
    public ScsiReply readFirstBlock(Duration timeout) {
        byte[] cdb = new byte[10];
        cdb[0] = READ_10;
        cdb[8] = 1;
        return machine.execute(device, cdb, device.blockSize(), timeout);
    }

    /** The vendor's command that NetApp filers answer about their adapters. */
    public ScsiReply adapterPage(int page, Duration timeout) {
        byte[] cdb = {(byte) VENDOR_C0, 0, 1, 0x0a, (byte) 0x98, 0x0a, (byte) page, (byte) 128, 0, 0};
        return machine.execute(device, cdb, 128, timeout);
    }
}
