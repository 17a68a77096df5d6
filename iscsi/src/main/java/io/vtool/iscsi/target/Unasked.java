package io.vtool.iscsi.target;

import io.vtool.iscsi.pdu.AsyncMessagePdu;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.NopInPdu;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a target says without being asked. */
final class Unasked {
    private static final int LOGOUT_REQUESTED = 1;

    private Unasked() {}

    /** Asks the initiator whether it is still there (RFC 7143 11.19). */
    static void ping(Output out) throws IOException {
        NopInPdu ping = new NopInPdu(out.header()).begin();
        ping.taskTag(BasicHeader.RESERVED_TAG);
        ping.transferTag(out.nextTransferTag());
        out.send(ping, false, ByteBuffer.allocate(0));
    }

    /** Asks the initiator to log out (RFC 7143 11.9.1). */
    static void requestLogout(Output out, int seconds) throws IOException {
        AsyncMessagePdu message = new AsyncMessagePdu(out.header()).begin();
        message.taskTag(BasicHeader.RESERVED_TAG);
        message.event(LOGOUT_REQUESTED);
        message.parameter3(seconds);
        out.send(message, true, ByteBuffer.allocate(0));
    }
}
