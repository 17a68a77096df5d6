package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** NOP-In: a ping by the target, or its answer to the initiator's. RFC 7143 11.19. */
public final class NopInPdu extends BasicHeader {
    private static final int ALWAYS = 0x80;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public NopInPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public NopInPdu begin() {
        clear(Opcode.NOP_IN);
        flags(ALWAYS);
        return this;
    }
}
