package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DataBuffers;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.nio.ByteBuffer;

/** READ BUFFER and WRITE BUFFER, SPC-4 6.25 and 6.49: the data buffer 0 and the echo buffer; no microcode. */
final class BufferCommand implements Command {
    private static final int WRITE_BUFFER = 0x3b;
    private static final int DATA = 0x02;
    private static final int DATA_DESCRIPTOR = 0x03;
    private static final int ECHO = 0x0a;
    private static final int ECHO_DESCRIPTOR = 0x0b;

    private static final int MODE_MASK = 0x1f;
    private static final int MODE_HIGH_BIT = 4;
    private static final int BUFFER_ID_OFFSET = 2;
    private static final int OFFSET_OFFSET = 3;
    private static final int LENGTH_OFFSET = 6;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        int mode = cdb.u8(1) & MODE_MASK;
        if ((cdb.u8(1) & ~MODE_MASK) != 0) {
            throw CommandFault.invalidCdb(1, 7);
        }
        int length = cdb.u24(LENGTH_OFFSET);
        if (cdb.opcode() == WRITE_BUFFER) {
            write(call, mode, length);
            return Answers.took(length);
        }
        return Answers.data(read(call, mode, length), length);
    }

    private static void write(Call call, int mode, int length) throws CommandFault {
        switch (mode) {
            case DATA -> {
                requireFirstBuffer(call.cdb());
                int offset = requireOffset(call.cdb());
                if (length > DataBuffers.CAPACITY - offset) {
                    throw CommandFault.invalidCdb(LENGTH_OFFSET, -1);
                }
                call.unit().buffers().write(offset, bytes(call, length));
            }
            case ECHO -> {
                if (length > DataBuffers.ECHO_CAPACITY) {
                    throw CommandFault.invalidCdb(LENGTH_OFFSET, -1);
                }
                call.unit().buffers().echo(call.nexus(), bytes(call, length));
            }
            default -> throw CommandFault.invalidCdb(1, MODE_HIGH_BIT);
        }
    }

    private static byte[] bytes(Call call, int length) throws CommandFault {
        ByteBuffer list = call.parameterList(length);
        byte[] bytes = new byte[length];
        list.get(bytes);
        return bytes;
    }

    private static Payload read(Call call, int mode, int length) throws CommandFault {
        Payload data = new Payload(Math.min(length, DataBuffers.CAPACITY));
        switch (mode) {
            case DATA -> {
                requireFirstBuffer(call.cdb());
                data.put(call.unit().buffers().read(requireOffset(call.cdb()), length));
            }
            case DATA_DESCRIPTOR -> data.u32(call.cdb().u8(BUFFER_ID_OFFSET) == 0 ? DataBuffers.CAPACITY : 0);
            case ECHO -> {
                byte[] kept = call.unit().buffers().echo(call.nexus());
                if (kept == null) {
                    throw CommandFault.check(SenseCode.COMMAND_SEQUENCE_ERROR);
                }
                data.put(kept);
            }
            case ECHO_DESCRIPTOR -> data.u32(DataBuffers.ECHO_CAPACITY);
            default -> throw CommandFault.invalidCdb(1, MODE_HIGH_BIT);
        }
        return data;
    }

    private static void requireFirstBuffer(Cdb cdb) throws CommandFault {
        if (cdb.u8(BUFFER_ID_OFFSET) != 0) {
            throw CommandFault.invalidCdb(BUFFER_ID_OFFSET, -1);
        }
    }

    private static int requireOffset(Cdb cdb) throws CommandFault {
        int offset = cdb.u24(OFFSET_OFFSET);
        if (offset > DataBuffers.CAPACITY) {
            throw CommandFault.invalidCdb(OFFSET_OFFSET, -1);
        }
        return offset;
    }
}
