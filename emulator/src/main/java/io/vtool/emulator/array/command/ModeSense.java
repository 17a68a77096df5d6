package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.ModePages;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** MODE SENSE(6) and (10), SPC-4 6.11 and 6.12. */
final class ModeSense implements Command {
    /** DISABLE BLOCK DESCRIPTORS bit of byte 1. */
    private static final int DBD = 0x08;
    /** LONG LBA ACCEPTED bit of byte 1 of the 10-byte CDB. */
    private static final int LLBAA = 0x10;

    private static final int WP = 0x80;
    private static final int DPOFUA = 0x10;
    private static final int LONGLBA = 0x01;
    private static final int PAGE_CODE_HIGH_BIT = 5;
    private static final long TOO_MANY_FOR_SHORT_DESCRIPTOR = 0xffffffffL;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        boolean ten = cdb.length() == 10;
        boolean longDescriptor = ten && cdb.has(1, LLBAA);
        Payload data = new Payload(256);
        int specific = (isProtected(call) ? WP : 0) | DPOFUA;
        int descriptorLength = cdb.has(1, DBD) ? 0 : longDescriptor ? 16 : 8;
        if (ten) {
            data.u16(0)
                    .u8(0)
                    .u8(specific)
                    .u8(longDescriptor && descriptorLength > 0 ? LONGLBA : 0)
                    .u8(0)
                    .u16(descriptorLength);
        } else {
            data.u8(0).u8(0).u8(specific).u8(descriptorLength);
        }
        blockDescriptor(data, call.unit().volume(), descriptorLength);
        pages(data, call.unit().modes(), cdb);
        if (ten) {
            data.setU16(0, data.size() - 2);
        } else {
            data.setU8(0, data.size() - 1);
        }
        return Answers.data(data, ten ? cdb.u16(7) : cdb.u8(4));
    }

    private static boolean isProtected(Call call) {
        return call.array().writeProtected(call.unit(), call.nexus())
                || call.unit().modes().softwareWriteProtect();
    }

    /** SBC-3 6.4.2. */
    private static void blockDescriptor(Payload data, VolumeConfig volume, int length) {
        if (length == 16) {
            data.u64(volume.blocks()).u32(0).u32(volume.blockSize());
        } else if (length == 8) {
            data.u32((int) Math.min(volume.blocks(), TOO_MANY_FOR_SHORT_DESCRIPTOR))
                    .u32(volume.blockSize());
        }
    }

    private static void pages(Payload data, ModePages modes, Cdb cdb) throws CommandFault {
        int control = cdb.u8(2) >> 6;
        int code = cdb.u8(2) & 0x3f;
        int subpage = cdb.u8(3);
        boolean found = false;
        for (ModePages.Page page : modes.all()) {
            boolean codeFits = code == ModePages.ALL_PAGES || code == page.code();
            boolean subpageFits = subpage == ModePages.ALL_SUBPAGES || subpage == page.subpage();
            if (codeFits && subpageFits) {
                data.put(page.values(control));
                found = true;
            }
        }
        if (!found) {
            throw subpage == 0 || subpage == ModePages.ALL_SUBPAGES
                    ? CommandFault.invalidCdb(2, PAGE_CODE_HIGH_BIT)
                    : CommandFault.invalidCdb(3, -1);
        }
    }
}
