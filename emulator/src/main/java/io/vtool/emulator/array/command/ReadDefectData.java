package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** READ DEFECT DATA(10) and (12), SBC-3 5.17 and 5.18: both lists are empty, an array hides its disks. */
final class ReadDefectData implements Command {
    private static final int LIST_FLAGS = 0x1f;

    @Override
    public ScsiResponse execute(Call call) {
        Cdb cdb = call.cdb();
        return cdb.length() == 12
                ? Answers.data(
                        new Payload(8).u8(0).u8(cdb.u8(1) & LIST_FLAGS).u16(0).u32(0), cdb.u32(6))
                : Answers.data(new Payload(4).u8(0).u8(cdb.u8(2) & LIST_FLAGS).u16(0), cdb.u16(7));
    }
}
