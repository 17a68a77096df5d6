package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Text Response: the answer to a Text Request. RFC 7143 11.11. */
public final class TextResponsePdu extends BasicHeader {
    private static final int MORE_BIT = 0x40;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public TextResponsePdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public TextResponsePdu begin() {
        clear(Opcode.TEXT_RESPONSE);
        return this;
    }

    /**
     * Returns the C flag: the text goes on in the next response (11.11.2).
     *
     * @return the value
     */
    public boolean more() {
        return flag(MORE_BIT);
    }

    /**
     * Sets the C flag: the text goes on in the next response (11.11.2).
     *
     * @param value the value
     */
    public void more(boolean value) {
        flag(MORE_BIT, value);
    }
}
