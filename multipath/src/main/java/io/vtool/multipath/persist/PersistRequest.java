package io.vtool.multipath.persist;

import java.util.List;

/**
 * What mpathpersist is asked to do with one device.
 *
 * @param device file of the device as typed
 * @param out whether it is PERSISTENT RESERVE OUT, else IN
 * @param action service action (SPC-4 6.15, 6.16)
 * @param type type of the reservation
 * @param key reservation key
 * @param newKey service action reservation key
 * @param allTargetPorts ALL_TG_PT
 * @param aptpl APTPL
 * @param transportIds further initiator ports to register, each a TransportID
 * @param allocation most bytes to read, 0 for the usual
 * @param hex whether data is shown in hex, too
 */
public record PersistRequest(
        String device,
        boolean out,
        int action,
        int type,
        long key,
        long newKey,
        boolean allTargetPorts,
        boolean aptpl,
        List<byte[]> transportIds,
        int allocation,
        boolean hex) {
    /** READ KEYS. */
    public static final int READ_KEYS = 0;

    /** READ RESERVATION. */
    public static final int READ_RESERVATION = 1;

    /** REPORT CAPABILITIES. */
    public static final int REPORT_CAPABILITIES = 2;

    /** READ FULL STATUS. */
    public static final int READ_FULL_STATUS = 3;

    /** REGISTER. */
    public static final int REGISTER = 0;

    /** RESERVE. */
    public static final int RESERVE = 1;

    /** RELEASE. */
    public static final int RELEASE = 2;

    /** CLEAR. */
    public static final int CLEAR = 3;

    /** PREEMPT. */
    public static final int PREEMPT = 4;

    /** PREEMPT AND ABORT. */
    public static final int PREEMPT_AND_ABORT = 5;

    /** REGISTER AND IGNORE EXISTING KEY. */
    public static final int REGISTER_AND_IGNORE = 6;

    /** A PERSISTENT RESERVE OUT of the same kind with other keys and no TransportIDs. */
    PersistRequest with(int other, long given, long fresh, List<byte[]> ids) {
        return new PersistRequest(device, true, other, type, given, fresh, false, false, ids, 0, hex);
    }

    /** The same for no other initiator port. */
    PersistRequest withoutPorts() {
        return new PersistRequest(
                device, out, action, type, key, newKey, allTargetPorts, aptpl, List.of(), allocation, hex);
    }
}
