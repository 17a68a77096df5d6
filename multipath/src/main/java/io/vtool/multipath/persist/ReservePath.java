package io.vtool.multipath.persist;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.map.Log;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Sends PERSISTENT RESERVE IN and OUT over one path. */
final class ReservePath {
    private static final int PERSISTENT_RESERVE_IN = 0x5e;
    private static final int PERSISTENT_RESERVE_OUT = 0x5f;
    private static final int CDB_LENGTH = 10;
    private static final int LENGTH_OFFSET = 7;
    private static final int PARAMETERS = 24;
    private static final int FLAGS_OFFSET = 20;
    private static final int APTPL = 1;
    private static final int ALL_TARGET_PORTS = 4;
    private static final int SPECIFIED_PORTS = 8;
    private static final int RETRIES = 5;
    private static final int CONFIGURATION_IN_PROGRESS = 0x0407;
    private static final int[] ANSWER_LENGTHS = {ReserveData.MOST, 24, 8, ReserveData.MOST};
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Machine machine;
    private final BlockDevice device;
    private final Log log;
    private byte[] answer = {};

    ReservePath(Machine machine, BlockDevice device, Log log) {
        this.machine = machine;
        this.device = device;
        this.log = log;
    }

    /** What the device answered to the last IN that succeeded. */
    byte[] answer() {
        return answer.clone();
    }

    /** Asks; the status says how that ended. */
    int in(int action, int allocation) {
        int length = allocation == 0 ? ANSWER_LENGTHS[action] : allocation;
        byte[] cdb = cdb(PERSISTENT_RESERVE_IN, action, 0, length);
        for (int retry = RETRIES; ; retry--) {
            ScsiReply reply = machine.execute(device, cdb, length, TIMEOUT);
            int status = status(reply);
            if (retry > 0 && again(reply, status, retry)) {
                continue;
            }
            if (status == PersistStatus.SUCCESS) {
                answer = reply.data();
            }
            return status;
        }
    }

    /** Orders; the status says how that ended. */
    int out(PersistRequest request) {
        byte[] parameters = parameters(request);
        byte[] cdb = cdb(PERSISTENT_RESERVE_OUT, request.action(), request.type() & 0xf, parameters.length);
        for (int retry = RETRIES; ; retry--) {
            ScsiReply reply = machine.send(device, cdb, parameters, TIMEOUT);
            int status = status(reply);
            log.line(3, device.name() + ": status = " + status);
            if (retry <= 0 || !again(reply, status, retry)) {
                return status;
            }
        }
    }

    private int status(ScsiReply reply) {
        log.line(
                3,
                device.name() + ": status driver:00 host:" + pair(reply.hostByte()) + " scsi:" + pair(reply.status()));
        return PersistStatus.of(reply);
    }

    private boolean again(ScsiReply reply, int status, int retry) {
        if (status == PersistStatus.UNIT_ATTENTION) {
            log.line(3, device.name() + ": retrying for Unit Attention. Remaining retries = " + (retry - 1));
            return true;
        }
        return status == PersistStatus.NOT_READY && reply.additionalSense() == CONFIGURATION_IN_PROGRESS;
    }

    private static String pair(int value) {
        return (value < 16 ? "0" : "") + Integer.toHexString(value);
    }

    private static byte[] cdb(int opcode, int action, int type, int length) {
        byte[] cdb = new byte[CDB_LENGTH];
        cdb[0] = (byte) opcode;
        cdb[1] = (byte) action;
        cdb[2] = (byte) type;
        cdb[LENGTH_OFFSET] = (byte) (length >> 8);
        cdb[LENGTH_OFFSET + 1] = (byte) length;
        return cdb;
    }

    /** The parameter list, SPC-4 6.16.3. */
    private static byte[] parameters(PersistRequest request) {
        List<byte[]> ids = request.transportIds();
        int length = 0;
        for (byte[] id : ids) {
            length += id.length;
        }
        ByteBuffer list = ByteBuffer.allocate(ids.isEmpty() ? PARAMETERS : PARAMETERS + 4 + length);
        list.putLong(request.key()).putLong(request.newKey());
        list.put(FLAGS_OFFSET, (byte) ((request.aptpl() ? APTPL : 0)
                | (request.allTargetPorts() ? ALL_TARGET_PORTS : 0)
                | (ids.isEmpty() ? 0 : SPECIFIED_PORTS)));
        if (!ids.isEmpty()) {
            list.position(PARAMETERS);
            list.putInt(length);
            for (byte[] id : ids) {
                list.put(id);
            }
        }
        return list.array();
    }
}
