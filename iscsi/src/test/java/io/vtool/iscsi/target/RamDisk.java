package io.vtool.iscsi.target;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The least device that the real tools put up with: LUN 0 in memory, 512-byte blocks. Tests slow it down through hooks. */
class RamDisk implements ScsiDevice {
    static final int BLOCK = 512;
    private static final Runnable NOTHING = () -> {};

    final ByteBuffer memory;
    final List<String> events = new CopyOnWriteArrayList<>();

    /** Called with each new nexus, before its login is answered. */
    Consumer<Nexus> onEstablished = nexus -> {};

    RamDisk(int bytes) {
        memory = ByteBuffer.allocateDirect(bytes);
    }

    @Override
    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
        byte[] cdb = task.cdb();
        if (task.lun() != 0 && cdb[0] != (byte) 0xa0) {
            return fault(0x052500);
        }
        ByteBuffer view = ByteBuffer.wrap(cdb);
        return switch (cdb[0] & 0xff) {
            case 0x00, 0x35 -> good(ByteBuffer.allocate(0), 0);
            case 0x12 -> inquiry(view);
            case 0x1a -> good(ByteBuffer.wrap(new byte[] {3, 0, 0, 0}).limit(Math.min(4, cdb[4] & 0xff)), 0);
            case 0x25 ->
                good(ByteBuffer.allocate(8).putInt(blocks() - 1).putInt(BLOCK).flip(), 0);
            case 0x28 -> read(view.getInt(2) & 0xffffffffL, view.getShort(7) & 0xffff);
            case 0x88 -> read(view.getLong(2), view.getInt(10));
            case 0x2a -> write(view.getInt(2) & 0xffffffffL, view.getShort(7) & 0xffff, task.dataOut());
            case 0x8a -> write(view.getLong(2), view.getInt(10), task.dataOut());
            case 0x9e -> capacity16(view);
            case 0xa0 -> good(ByteBuffer.allocate(16).putInt(8).clear().limit(Math.min(16, view.getInt(6))), 0);
            default -> fault(0x052000);
        };
    }

    private int blocks() {
        return memory.capacity() / BLOCK;
    }

    private ScsiResponse inquiry(ByteBuffer cdb) {
        if ((cdb.get(1) & 1) != 0) {
            return fault(0x052400);
        }
        ByteBuffer data = ByteBuffer.allocate(36);
        data.put(2, (byte) 6).put(3, (byte) 2).put(4, (byte) 31).put(7, (byte) 2);
        data.put(8, "TEST    RAM DISK        1   ".getBytes(StandardCharsets.US_ASCII));
        return good(data.limit(Math.min(36, cdb.getShort(3) & 0xffff)), 0);
    }

    private ScsiResponse capacity16(ByteBuffer cdb) {
        ByteBuffer data = ByteBuffer.allocate(32).putLong(0, blocks() - 1L).putInt(8, BLOCK);
        return good(data.limit(Math.min(32, cdb.getInt(10))), 0);
    }

    private ScsiResponse read(long lba, int count) {
        if (lba < 0 || lba + count > blocks()) {
            return fault(0x052100);
        }
        return good(memory.slice((int) lba * BLOCK, count * BLOCK), 0);
    }

    private ScsiResponse write(long lba, int count, ByteBuffer data) {
        if (lba < 0 || lba + count > blocks()) {
            return fault(0x052100);
        }
        int length = Math.min(data.remaining(), count * BLOCK);
        memory.put((int) lba * BLOCK, data, data.position(), length);
        return good(ByteBuffer.allocate(0), count * BLOCK);
    }

    private static ScsiResponse good(ByteBuffer data, int used) {
        return new ScsiResponse(0, new byte[0], data, used, NOTHING);
    }

    static ScsiResponse fault(int code) {
        return new ScsiResponse(2, Sense.fixed(code), ByteBuffer.allocate(0), 0, NOTHING);
    }

    @Override
    public TaskManagementResponse manage(Nexus nexus, TaskManagementFunction function, long lun, int taskTag) {
        events.add(function.name());
        return lun == 0 ? TaskManagementResponse.FUNCTION_COMPLETE : TaskManagementResponse.LUN_DOES_NOT_EXIST;
    }

    @Override
    public void nexusEstablished(Nexus nexus) {
        onEstablished.accept(nexus);
        events.add("+" + nexus.sessionHandle());
    }

    @Override
    public void nexusLost(Nexus nexus) {
        events.add("-" + nexus.sessionHandle());
    }

    List<String> events() {
        return new ArrayList<>(events);
    }
}
