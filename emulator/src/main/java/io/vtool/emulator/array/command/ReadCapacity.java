package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** READ CAPACITY(10) and (16), SBC-3 5.15 and 5.16. */
final class ReadCapacity implements Command {
    private static final int LENGTH_10 = 8;
    private static final int LENGTH_16 = 32;
    private static final long TOO_LARGE_FOR_10 = 0xffffffffL;
    private static final int LBPME = 0x8000;
    private static final int LBPRZ = 0x4000;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        VolumeConfig volume = call.unit().volume();
        return call.cdb().length() == 16 ? long16(call, volume) : short10(call, volume);
    }

    private static ScsiResponse short10(Call call, VolumeConfig volume) throws CommandFault {
        if (call.cdb().u32(2) != 0 && !call.cdb().has(8, 1)) {
            throw CommandFault.invalidCdb(2, -1);
        }
        long last = Math.min(volume.blocks() - 1, TOO_LARGE_FOR_10);
        return Answers.data(new Payload(LENGTH_10).u32((int) last).u32(volume.blockSize()), LENGTH_10);
    }

    private static ScsiResponse long16(Call call, VolumeConfig volume) {
        int exponent = Integer.numberOfTrailingZeros(volume.physicalBlockSize() / volume.blockSize());
        Payload data = new Payload(LENGTH_16)
                .u64(volume.blocks() - 1)
                .u32(volume.blockSize())
                .u8(0)
                .u8(exponent)
                .u16(volume.thin() ? LBPME | LBPRZ : 0)
                .zeros(16);
        return Answers.data(data, call.cdb().u32(10));
    }
}
