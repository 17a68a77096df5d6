package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * FORMAT UNIT, SBC-3 5.3: leaves zeros, or the pattern of an initialization pattern descriptor. There are no defects, so
 * no list of them is taken; it is done when its status is sent, whether IMMED is set or not.
 */
final class FormatUnit implements Command {
    private static final int FMTDATA = 0x10;
    private static final int LONGLIST = 0x20;
    private static final int SHORT_HEADER_LENGTH = 4;
    private static final int LONG_HEADER_LENGTH = 8;
    private static final int PROTECTION_FIELDS_USAGE = 0x07;
    private static final int FOV = 0x80;
    private static final int OPTIONS = 0x78; // DPRY, DCRT, STPF, IP
    private static final int IP = 0x08;
    private static final int PATTERN_HEADER_LENGTH = 4;
    private static final int REPEAT = 1;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        ByteBuffer list = call.dataOut();
        boolean hasList = call.cdb().has(1, FMTDATA);
        ByteBuffer pattern = hasList ? parse(call, list.slice()) : null;
        call.unit().store().erase();
        if (pattern != null) {
            WriteSame.fill(call, new BlockRange(0, call.unit().volume().blocks(), 0, 0), pattern, false);
        }
        call.unit().store().flush();
        return hasList ? Answers.took(list.remaining()) : Answers.good();
    }

    private static @Nullable ByteBuffer parse(Call call, ByteBuffer list) throws CommandFault {
        boolean isLong = call.cdb().has(1, LONGLIST);
        int header = isLong ? LONG_HEADER_LENGTH : SHORT_HEADER_LENGTH;
        if (list.remaining() < header) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        if ((list.get(0) & PROTECTION_FIELDS_USAGE) != 0) {
            throw CommandFault.invalidParameter(0, 2);
        }
        int options = list.get(1) & 0xff;
        if ((options & FOV) == 0 && (options & OPTIONS) != 0) {
            throw CommandFault.invalidParameter(1, 6);
        }
        if (isLong && list.get(3) != 0) {
            throw CommandFault.invalidParameter(3, -1);
        }
        int defects = isLong ? list.getInt(4) : list.getShort(2);
        if (defects != 0) {
            throw CommandFault.invalidParameter(header - (isLong ? 4 : 2), -1);
        }
        return (options & IP) == 0 ? null : pattern(call, list, header);
    }

    private static @Nullable ByteBuffer pattern(Call call, ByteBuffer list, int at) throws CommandFault {
        if (list.remaining() < at + PATTERN_HEADER_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        int type = list.get(at + 1) & 0xff;
        int length = list.getShort(at + 2) & 0xffff;
        if (type > REPEAT) {
            throw CommandFault.invalidParameter(at + 1, -1);
        }
        boolean fits = length <= call.blockSize() && list.remaining() >= at + PATTERN_HEADER_LENGTH + length;
        if (!fits || length == 0 == (type == REPEAT)) {
            throw CommandFault.invalidParameter(at + 2, -1);
        }
        if (type != REPEAT) {
            return null;
        }
        ByteBuffer block = ByteBuffer.allocate(call.blockSize());
        for (int i = 0; block.hasRemaining(); i++) {
            block.put(list.get(at + PATTERN_HEADER_LENGTH + i % length));
        }
        return block.flip();
    }
}
