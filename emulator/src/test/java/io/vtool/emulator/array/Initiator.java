package io.vtool.emulator.array;

import io.vtool.emulator.array.command.Luns;
import io.vtool.emulator.array.unit.Hex;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import io.vtool.iscsi.target.TaskManagementFunction;
import io.vtool.iscsi.target.TaskManagementResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One session of a test: sends CDBs and keeps the answer in a form that is easy to compare. */
public final class Initiator {
    private final ArrayDevice device;
    private final Nexus nexus;
    private int lun;
    private int tag;

    /** What came back. */
    public record Reply(int status, byte[] sense, byte[] data, int used) {
        /** {@code GOOD}, another status in hex, or {@code key/asc/ascq}. */
        public String outcome() {
            if (status == 0) {
                return "GOOD";
            }
            if (status != 2) {
                return Integer.toHexString(status);
            }
            boolean fixed = (sense[0] & 0x7f) == 0x70;
            int key = fixed ? sense[2] : sense[1];
            int asc = fixed ? sense[12] : sense[2];
            int ascq = fixed ? sense[13] : sense[3];
            return hex(key) + "/" + hex(asc) + "/" + hex(ascq);
        }

        private static String hex(int value) {
            return Hex.format(new byte[] {(byte) value});
        }

        public ByteBuffer buffer() {
            return ByteBuffer.wrap(data);
        }
    }

    Initiator(ArrayDevice device, Nexus nexus) {
        this.device = device;
        this.nexus = nexus;
    }

    public Nexus nexus() {
        return nexus;
    }

    public Initiator lun(int number) {
        lun = number;
        return this;
    }

    public Reply send(String cdb) {
        return send(Hex.parse(cdb), new byte[0]);
    }

    public Reply send(String cdb, byte[] dataOut) {
        return send(Hex.parse(cdb), dataOut);
    }

    public Reply send(byte[] cdb, byte[] dataOut) {
        return sendTo(Luns.encode(lun), cdb, dataOut);
    }

    public Reply sendTo(long wireLun, byte[] cdb, byte[] dataOut) {
        ScsiTask task =
                new ScsiTask(wireLun, Arrays.copyOf(cdb, 16), ByteBuffer.wrap(dataOut), Integer.MAX_VALUE, tag++);
        ScsiResponse response = device.execute(nexus, task);
        byte[] data = new byte[response.dataIn().remaining()];
        response.dataIn().get(data);
        response.release().run();
        return new Reply(response.status(), response.sense(), data, response.dataOutUsed());
    }

    public String outcome(String cdb) {
        return send(cdb).outcome();
    }

    public String outcome(String cdb, byte[] dataOut) {
        return send(cdb, dataOut).outcome();
    }

    /** WRITE(16) of whole blocks. */
    public String write(long lba, byte[] data, int blockSize) {
        return send(cdb16(0x8a, lba, data.length / blockSize), data).outcome();
    }

    /** READ(16) of whole blocks. */
    public byte[] read(long lba, int count) {
        Reply reply = send(cdb16(0x88, lba, count), new byte[0]);
        if (reply.status() != 0) {
            throw new AssertionError(reply.outcome());
        }
        return reply.data();
    }

    public static byte[] cdb16(int opcode, long lba, int count) {
        return ByteBuffer.allocate(16)
                .put((byte) opcode)
                .put((byte) 0)
                .putLong(lba)
                .putInt(count)
                .array();
    }

    public TaskManagementResponse manage(TaskManagementFunction function) {
        return device.manage(nexus, function, Luns.encode(lun), 0);
    }

    public void logout() {
        device.nexusLost(nexus);
    }

    public static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
