package io.vtool.iscsi.trace;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Takes a record of connections. Calls come from several threads at once, for one connection also. */
public interface PduTrace {

    /**
     * Tells of a new connection.
     *
     * @param local this end
     * @param remote the other end
     * @return what takes its PDUs
     */
    Connection connected(InetSocketAddress local, InetSocketAddress remote);

    /** One connection's record. */
    interface Connection {

        /**
         * Takes a PDU. The buffers are good for the time of the call alone, and must be left as they are.
         *
         * @param sent whether this end sent it
         * @param header the basic header, 48 bytes from index 0
         * @param segments additional header segments, from position to limit
         * @param data the data segment without padding, from position to limit; empty if nobody read it
         * @param digests whether digests go with it
         */
        void pdu(boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests);

        /** Tells that the connection is over. */
        void closed();
    }

    /**
     * Which digests the PDUs of a connection have.
     *
     * @param header behind the header
     * @param data behind the data
     */
    record Digests(boolean header, boolean data) {
        /** No digests, as during login. */
        public static final Digests NONE = new Digests(false, false);
    }
}
