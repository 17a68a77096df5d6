package io.vtool.emulator.array.command;

import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;

/** GET LBA STATUS, SBC-3 5.4. */
final class GetLbaStatus implements Command {
    private static final int HEADER_LENGTH = 8;
    private static final int DESCRIPTOR_LENGTH = 16;
    private static final int MAX_DESCRIPTORS = 256;
    private static final long MAX_BLOCKS_IN_DESCRIPTOR = 0xffffffffL;
    private static final int MAPPED = 0;
    private static final int DEALLOCATED = 1;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        long lba = call.cdb().u64(2);
        long blocks = call.unit().volume().blocks();
        if (lba < 0 || lba >= blocks) {
            throw CommandFault.check(Sense.atCdb(SenseCode.LBA_OUT_OF_RANGE, 2, -1));
        }
        long allocation = call.cdb().u32(10);
        long wanted = Math.max(1, Math.min(MAX_DESCRIPTORS, (allocation - HEADER_LENGTH) / DESCRIPTOR_LENGTH));
        Payload data = new Payload(HEADER_LENGTH + (int) wanted * DESCRIPTOR_LENGTH).zeros(HEADER_LENGTH);
        LunStore store = call.unit().store();
        for (int i = 0; i < wanted && lba < blocks; i++) {
            call.task().checkpoint();
            long run = store.run(lba, Math.min(blocks - lba, MAX_BLOCKS_IN_DESCRIPTOR));
            data.u64(lba)
                    .u32((int) run)
                    .u8(store.mapped(lba) ? MAPPED : DEALLOCATED)
                    .zeros(3);
            lba += run;
        }
        data.setU32(0, data.size() - 4);
        return Answers.data(data, allocation);
    }
}
