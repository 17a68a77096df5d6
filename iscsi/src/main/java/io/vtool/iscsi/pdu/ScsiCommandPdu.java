package io.vtool.iscsi.pdu;

import java.nio.ByteBuffer;

/** SCSI Command: a CDB with its expected transfer length, and perhaps immediate data. RFC 7143 11.3. */
public final class ScsiCommandPdu extends BasicHeader {
    private static final int READ_BIT = 0x40;
    private static final int WRITE_BIT = 0x20;
    private static final int ATTRIBUTE_BITS = 0x07;
    private static final int EXPECTED_DATA_TRANSFER_LENGTH_OFFSET = 20;
    private static final int CDB_OFFSET = 32;
    private static final int CDB_LENGTH = 16;

    /**
     * Lays the view over a header.
     *
     * @param bytes at least 48 bytes, read and written from index 0
     */
    public ScsiCommandPdu(ByteBuffer bytes) {
        super(bytes);
    }

    /**
     * Clears the header and makes it one of this kind.
     *
     * @return this
     */
    public ScsiCommandPdu begin() {
        clear(Opcode.SCSI_COMMAND);
        return this;
    }

    /**
     * Returns the R flag: data is expected to flow to the initiator (11.3.1).
     *
     * @return the value
     */
    public boolean read() {
        return flag(READ_BIT);
    }

    /**
     * Sets the R flag: data is expected to flow to the initiator (11.3.1).
     *
     * @param value the value
     */
    public void read(boolean value) {
        flag(READ_BIT, value);
    }

    /**
     * Returns the W flag: data is expected to flow to the target (11.3.1).
     *
     * @return the value
     */
    public boolean write() {
        return flag(WRITE_BIT);
    }

    /**
     * Sets the W flag: data is expected to flow to the target (11.3.1).
     *
     * @param value the value
     */
    public void write(boolean value) {
        flag(WRITE_BIT, value);
    }

    /**
     * Returns the task attribute: 0 untagged, 1 simple, 2 ordered, 3 head of queue, 4 ACA (11.3.1).
     *
     * @return the value
     */
    public int attribute() {
        return flags() & ATTRIBUTE_BITS;
    }

    /**
     * Sets the task attribute: 0 untagged, 1 simple, 2 ordered, 3 head of queue, 4 ACA (11.3.1).
     *
     * @param value the value
     */
    public void attribute(int value) {
        flags(flags() & ~ATTRIBUTE_BITS | value & ATTRIBUTE_BITS);
    }

    /**
     * Returns the expected data transfer length in bytes, unsigned (11.3.4).
     *
     * @return the value
     */
    public int expectedDataTransferLength() {
        return bytes.getInt(EXPECTED_DATA_TRANSFER_LENGTH_OFFSET);
    }

    /**
     * Sets the expected data transfer length in bytes, unsigned (11.3.4).
     *
     * @param value the value
     */
    public void expectedDataTransferLength(int value) {
        bytes.putInt(EXPECTED_DATA_TRANSFER_LENGTH_OFFSET, value);
    }

    /**
     * Copies the 16 CDB bytes of the header (11.3.5); a longer CDB goes on in an additional header segment.
     *
     * @return a new array of 16 bytes
     */
    public byte[] cdb() {
        byte[] cdb = new byte[CDB_LENGTH];
        bytes.get(CDB_OFFSET, cdb);
        return cdb;
    }

    /**
     * Sets the CDB bytes of the header, padded with zeros; what is longer than 16 bytes belongs into an additional header
     * segment.
     *
     * @param cdb the command
     */
    public void cdb(byte[] cdb) {
        int n = Math.min(cdb.length, CDB_LENGTH);
        bytes.put(CDB_OFFSET, cdb, 0, n);
        for (int i = n; i < CDB_LENGTH; i++) {
            bytes.put(CDB_OFFSET + i, (byte) 0);
        }
    }
}
