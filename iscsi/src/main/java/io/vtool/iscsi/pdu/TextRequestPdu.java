package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** Text Request: key=value pairs in full feature phase. RFC 7143 11.10. */
public final class TextRequestPdu extends BasicHeader {
    private static final int MORE_BIT = 0x40;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public TextRequestPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public TextRequestPdu begin() {
        clear(Opcode.TEXT_REQUEST);
        return this;
    }

    /**
     * Returns the C flag: the text goes on in the next request (11.10.2).
     *
     * @return the value
     */
    public boolean more() {
        return flag(MORE_BIT);
    }

    /**
     * Sets the C flag: the text goes on in the next request (11.10.2).
     *
     * @param value the value
     */
    public void more(boolean value) {
        flag(MORE_BIT, value);
    }
}
