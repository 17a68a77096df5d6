package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** INQUIRY, SPC-4 6.6. */
final class Inquiry implements Command {
    /** Bytes of standard INQUIRY data. */
    static final int STANDARD_LENGTH = 96;
    /** Byte 0 of a LUN that has no logical unit: qualifier 3, type 1Fh. */
    static final int NO_LOGICAL_UNIT = 0x7f;

    private static final int ADDITIONAL_LENGTH_OFFSET = 4;
    private static final int EVPD = 0x01;
    private static final int RMB = 0x80;
    private static final int VERSION_SPC_4 = 6;
    private static final int HISUP_AND_FORMAT_2 = 0x12;
    private static final int THIRD_PARTY_COPY = 0x08;
    private static final int MULTIPLE_PORTS = 0x10;
    private static final int COMMAND_QUEUING = 0x02;
    private static final int VERSION_DESCRIPTORS_OFFSET = 58;
    private static final int[] VERSIONS = {0x00a0, 0x0960, 0x0460, 0x04c0}; // SAM-5, iSCSI, SPC-4, SBC-3

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        if (cdb.has(1, EVPD)) {
            return Answers.data(VitalProductData.page(call, cdb.u8(2)), cdb.u16(3));
        }
        requireNoPageCode(cdb);
        int type = call.unit().volume().removable() ? RMB : 0;
        return Answers.data(standard(call.array().config(), 0, type), cdb.u16(3));
    }

    private static void requireNoPageCode(Cdb cdb) throws CommandFault {
        if (cdb.u8(2) != 0) {
            throw CommandFault.invalidCdb(2, -1);
        }
    }

    /** Answers for a LUN with nothing behind it (SPC-4 6.6.2). */
    static ScsiResponse absent(ArrayConfig array, Cdb cdb) throws CommandFault {
        if (cdb.has(1, EVPD)) {
            throw CommandFault.invalidCdb(1, 0);
        }
        requireNoPageCode(cdb);
        return Answers.data(standard(array, NO_LOGICAL_UNIT, 0), cdb.u16(3));
    }

    /** Standard data of a device that is no disk. */
    static ScsiResponse standard(ArrayConfig array, Cdb cdb, int type) throws CommandFault {
        requireNoPageCode(cdb);
        return Answers.data(standard(array, type, 0), cdb.u16(3));
    }

    private static Payload standard(ArrayConfig array, int peripheral, int removable) {
        Payload data = new Payload(STANDARD_LENGTH)
                .u8(peripheral)
                .u8(removable)
                .u8(VERSION_SPC_4)
                .u8(HISUP_AND_FORMAT_2)
                .u8(STANDARD_LENGTH - ADDITIONAL_LENGTH_OFFSET - 1)
                .u8(array.alua().tpgs() << 4 | THIRD_PARTY_COPY)
                .u8(MULTIPLE_PORTS)
                .u8(COMMAND_QUEUING)
                .ascii(array.vendor(), 8)
                .ascii(array.product(), 16)
                .ascii(array.revision(), 4);
        data.zeros(VERSION_DESCRIPTORS_OFFSET - data.size());
        for (int version : VERSIONS) {
            data.u16(version);
        }
        return data.zeros(STANDARD_LENGTH - data.size());
    }
}
