package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** NOP-Out: a ping by the initiator, or its answer to the target's. RFC 7143 11.18. */
public final class NopOutPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public NopOutPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public NopOutPdu begin() {
        clear(Opcode.NOP_OUT);
        flags(ALWAYS);
        return this;
    }
}
