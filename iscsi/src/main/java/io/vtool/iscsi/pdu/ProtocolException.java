package io.vtool.iscsi.pdu;

import java.io.IOException;

/**
 * The one failure of every decoder here: the peer sent bytes that RFC 7143 does not allow. At error recovery level 0 it
 * costs the connection.
 */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What was wrong, as far as the answer to the peer depends on it. */
    public enum Fault {
        /** The layout or a value is wrong. */
        FORMAT,
        /** A length is beyond what this end declared. */
        TOO_LONG,
        /** The header digest does not match: nothing in the PDU can be trusted. */
        HEADER_DIGEST,
        /** The data digest does not match: the header holds, the data does not. */
        DATA_DIGEST,
        /** The connection ended inside a PDU. */
        TRUNCATED
    }

    private final Fault fault;

    /**
     * Makes a failure.
     *
     * @param fault its kind
     * @param message what was wrong, with the numbers
     */
    public ProtocolException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /**
     * Makes a failure of layout or value.
     *
     * @param message what was wrong, with the numbers
     */
    public ProtocolException(String message) {
        this(Fault.FORMAT, message);
    }

    /**
     * Returns the kind.
     *
     * @return what was wrong
     */
    public Fault fault() {
        return fault;
    }
}
