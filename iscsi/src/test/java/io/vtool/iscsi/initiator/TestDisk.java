package io.vtool.iscsi.initiator;

import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiDevice;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import io.vtool.iscsi.target.TaskManagementFunction;
import io.vtool.iscsi.target.TaskManagementResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device in memory: LUN 0 and LUN 300 with the same 512-byte blocks, and unit attentions on demand. */
class TestDisk implements ScsiDevice {
    static final int BLOCK = 512;
    static final long FLAT_300 = 0x412c_0000_0000_0000L;
    static final byte[] NAA = {0x60, 0x01, 0x40, 0x5f, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    final ByteBuffer memory;
    /** Sense codes (key, ASC, ASCQ) that the next commands meet. */
    final Queue<Integer> attentions = new ConcurrentLinkedQueue<>();

    final List<String> events = new CopyOnWriteArrayList<>();
    volatile long session;

    TestDisk(int bytes) {
        memory = ByteBuffer.allocate(bytes);
    }

    @Override
    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
        byte[] cdb = task.cdb();
        ByteBuffer view = ByteBuffer.wrap(cdb);
        int opcode = cdb[0] & 0xff;
        if (opcode == 0xa0) {
            ByteBuffer list =
                    ByteBuffer.allocate(24).putInt(16).putInt(0).putLong(0).putLong(FLAT_300);
            return cut(list, view.getInt(6));
        }
        if (task.lun() != 0 && task.lun() != FLAT_300) {
            return fault(0x052500);
        }
        if (opcode == 0x12) {
            return cut(inquiry(cdb), view.getShort(3) & 0xffff);
        }
        Integer attention = attentions.poll();
        if (attention != null) {
            return fault(attention);
        }
        return switch (opcode) {
            case 0x00 -> good(ByteBuffer.allocate(0), 0);
            case 0x25 -> cut(ByteBuffer.allocate(8).putInt(blocks() - 1).putInt(BLOCK), 8);
            case 0x28 -> read(view.getInt(2), view.getShort(7) & 0xffff);
            case 0x2a -> write(view.getInt(2), view.getShort(7) & 0xffff, task.dataOut());
            case 0x8a -> write((int) view.getLong(2), view.getInt(10), task.dataOut());
            case 0x88 -> read((int) view.getLong(2), view.getInt(10));
            case 0x9e -> cut(capacity(), view.getInt(10));
            default -> fault(0x052000);
        };
    }

    private int blocks() {
        return memory.capacity() / BLOCK;
    }

    private ByteBuffer capacity() {
        return ByteBuffer.allocate(32)
                .putLong(blocks() - 1L)
                .putInt(BLOCK)
                .put(14, (byte) 0x80)
                .position(32);
    }

    private static ByteBuffer inquiry(byte[] cdb) {
        if ((cdb[1] & 1) == 0) {
            ByteBuffer data =
                    ByteBuffer.allocate(36).put(2, (byte) 6).put(3, (byte) 2).put(4, (byte) 31);
            data.position(8);
            return data.put("TEST    RAM DISK        1   ".getBytes(StandardCharsets.US_ASCII));
        }
        return switch (cdb[2] & 0xff) {
            case 0x00 -> page(0x00, new byte[] {0, (byte) 0x80, (byte) 0x83});
            case 0x80 -> page(0x80, "  SERIAL-7".getBytes(StandardCharsets.US_ASCII));
            case 0x83 ->
                page(
                        0x83,
                        ByteBuffer.allocate(36)
                                .put(new byte[] {2, 1, 0, 12})
                                .put("TEST    RAM7".getBytes(StandardCharsets.US_ASCII))
                                .put(new byte[] {1, 3, 0, 16})
                                .put(NAA)
                                .array());
            default -> page(0x7f, new byte[0]);
        };
    }

    private static ByteBuffer page(int code, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .put((byte) 0)
                .put((byte) code)
                .putShort((short) body.length)
                .put(body);
    }

    private ScsiResponse read(int lba, int count) {
        if (lba + count > blocks()) {
            return fault(0x052100);
        }
        return good(memory.slice(lba * BLOCK, count * BLOCK), 0);
    }

    private ScsiResponse write(int lba, int count, ByteBuffer data) {
        int length = Math.min(data.remaining(), count * BLOCK);
        memory.put(lba * BLOCK, data, data.position(), length);
        return good(ByteBuffer.allocate(0), count * BLOCK);
    }

    static ScsiResponse cut(ByteBuffer filled, int length) {
        ByteBuffer data = filled.flip();
        return good(data.limit(Math.min(length, data.limit())), 0);
    }

    static ScsiResponse good(ByteBuffer data, int used) {
        return new ScsiResponse(0, new byte[0], data, used, () -> {});
    }

    static ScsiResponse fault(int code) {
        byte[] sense = new byte[18];
        sense[0] = 0x70;
        sense[2] = (byte) (code >> 16);
        sense[7] = 10;
        sense[12] = (byte) (code >> 8);
        sense[13] = (byte) code;
        return new ScsiResponse(2, sense, ByteBuffer.allocate(0), 0, () -> {});
    }

    @Override
    public TaskManagementResponse manage(Nexus nexus, TaskManagementFunction function, long lun, int taskTag) {
        events.add(function.name());
        return TaskManagementResponse.FUNCTION_COMPLETE;
    }

    @Override
    public void nexusEstablished(Nexus nexus) {
        session = nexus.sessionHandle();
        events.add("login " + nexus.initiatorName());
    }

    @Override
    public void nexusLost(Nexus nexus) {
        events.add("logout");
    }
}
