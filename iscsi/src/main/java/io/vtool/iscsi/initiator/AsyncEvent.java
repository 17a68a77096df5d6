package io.vtool.iscsi.initiator;

import io.vtool.iscsi.pdu.AsyncMessagePdu;
import java.nio.ByteBuffer;

/**
 * An asynchronous message (RFC 7143 11.9).
 *
 * @param event what happened, one of the constants, or vendor specific from 248
 * @param lun the LUN field, for SCSI events and terminated tasks
 * @param parameter1 connection id of a drop
 * @param parameter2 seconds to wait before reconnecting after a drop
 * @param parameter3 seconds the target leaves for a logout or negotiation, or keeps tasks after a drop
 * @param sense sense data of a SCSI event, otherwise empty
 */
public record AsyncEvent(int event, long lun, int parameter1, int parameter2, int parameter3, byte[] sense) {
    /** Something happened at a logical unit. */
    public static final int SCSI = 0;
    /** The target wants the initiator to log out. */
    public static final int LOGOUT_REQUEST = 1;
    /** The target is about to drop a connection. */
    public static final int CONNECTION_DROP = 2;
    /** The target is about to drop all connections of the session. */
    public static final int SESSION_DROP = 3;
    /** The target wants a text exchange. */
    public static final int NEGOTIATION_REQUEST = 4;
    /** The target has terminated all tasks of a logical unit. */
    public static final int TASKS_TERMINATED = 5;

    static AsyncEvent of(AsyncMessagePdu pdu, ByteBuffer data) {
        byte[] sense = {};
        if (data.remaining() >= Short.BYTES) {
            int length = Math.min(data.getShort() & 0xffff, data.remaining());
            sense = new byte[length];
            data.get(data.position(), sense);
        }
        return new AsyncEvent(pdu.event(), pdu.lun(), pdu.parameter1(), pdu.parameter2(), pdu.parameter3(), sense);
    }
}
