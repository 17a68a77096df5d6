package io.vtool.multipath.persist;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Data of PERSISTENT RESERVE IN (SPC-4 6.15); what an answer is too short for reads as zeros. */
final class ReserveData {
    /** Most bytes of an answer and of parameters. */
    static final int MOST = 8192;

    private static final int HEADER = 8;
    private static final int KEY = 8;
    private static final int HOLDER_BIT = 1;
    private static final int ALL_PORTS_BIT = 2;
    private static final int FLAGS_OFFSET = 12;
    private static final int SCOPE_OFFSET = 13;
    private static final int PORT_OFFSET = 18;
    private static final int ID_LENGTH_OFFSET = 20;
    private static final int ID_OFFSET = 24;
    private static final int RESERVATION_SCOPE_OFFSET = 21;

    private final ByteBuffer data;

    ReserveData(byte[] answer) {
        data = ByteBuffer.wrap(Arrays.copyOf(answer, MOST));
    }

    /** A registration of full status. */
    record Registration(long key, boolean allPorts, boolean holder, int scopeAndType, int port, byte[] transportId) {}

    int generation() {
        return data.getInt(0);
    }

    private int additional() {
        return data.getInt(4);
    }

    /** How many keys there are, perhaps more than fit. */
    int keyCount() {
        return additional() >>> 3;
    }

    List<Long> keys() {
        List<Long> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(keyCount(), MOST / KEY - 1); i++) {
            keys.add(data.getLong(HEADER + KEY * i));
        }
        return keys;
    }

    /** Whether there is a reservation. */
    boolean reserved() {
        return keyCount() != 0;
    }

    long holderKey() {
        return data.getLong(HEADER);
    }

    int reservationScopeAndType() {
        return data.get(RESERVATION_SCOPE_OFFSET) & 0xff;
    }

    /** A byte of REPORT CAPABILITIES. */
    int capability(int at) {
        return data.get(at) & 0xff;
    }

    List<Registration> registrations() {
        List<Registration> found = new ArrayList<>();
        int length = additional();
        if (length < 0 || length > MOST) {
            return found;
        }
        int end = Math.min(MOST, HEADER + length);
        int at = HEADER;
        while (at + ID_OFFSET <= end) {
            int id = data.getInt(at + ID_LENGTH_OFFSET);
            id = id < 0 || id > end - at - ID_OFFSET ? end - at - ID_OFFSET : id;
            int flags = data.get(at + FLAGS_OFFSET);
            found.add(new Registration(
                    data.getLong(at),
                    (flags & ALL_PORTS_BIT) != 0,
                    (flags & HOLDER_BIT) != 0,
                    data.get(at + SCOPE_OFFSET) & 0xff,
                    data.getShort(at + PORT_OFFSET) & 0xffff,
                    Arrays.copyOfRange(data.array(), at + ID_OFFSET, at + ID_OFFSET + id)));
            at += ID_OFFSET + id;
        }
        return found;
    }
}
